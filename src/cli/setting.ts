import type { Output } from '../domain/ports.ts';
import type { Configuration } from '../domain/settings.ts';
import type { Layout } from '../reporters/layout.ts';
import type { Interruptible } from './interruptible.ts';

/** What the options shared by all commands say, read once. */
export interface Setting {
  readonly out: Output;
  readonly err: Output;
  readonly outLayout: Layout;
  readonly errLayout: Layout;
  readonly quiet: boolean;
  readonly configuration: Configuration;
  readonly signal: AbortSignal;
  readonly interruptible: Interruptible;
}
