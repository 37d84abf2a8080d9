import { UsageError } from '../domain/errors.ts';
import type { Scorer } from './scorer.ts';

export interface ScorerDefinition {
  /** Lower case, as `--scorer` takes it. */
  readonly name: string;
  /** Raised whenever the same answer may score differently. */
  readonly version: string;
  readonly options?: Scorer['options'];
  readonly model?: string;
  readonly prepare: Scorer['prepare'];
}

/** Makes a scorer; throws UsageError when the definition lacks what every record of a score needs. */
export function defineScorer(definition: ScorerDefinition): Scorer {
  const { name, version, options = {}, model, prepare } = definition;
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new UsageError(
      `A scorer's name is lower-case letters, digits and hyphens, not "${name}".`,
    );
  }
  if (version === '') throw new UsageError(`The scorer ${name} has no version.`);
  return { name, version, options, ...(model === undefined ? {} : { model }), prepare };
}
