import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../domain/ports.ts';
import type { Editor } from './external-editor.ts';

/** The streams of whoever answers, and what is known of them. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number; readonly rows?: number };
  /** Aborted when the session has to end; the reason may carry the exit code. */
  readonly signal: AbortSignal;
}

export interface Person extends Streams {
  readonly editor: Editor;
  readonly clock: Clock;
  readonly layout: { readonly colorLevel: number };
}

/** What the interface was ended by: the code that came with the signal, or that of Ctrl-C. */
export function endedBy({ signal }: Streams): number {
  const reason: unknown = signal.reason;
  return signal.aborted && isCoded(reason) ? reason.exitCode : 130;
}

function isCoded(reason: unknown): reason is { readonly exitCode: number } {
  return typeof reason === 'object' && reason !== null && 'exitCode' in reason;
}
