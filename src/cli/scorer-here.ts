import { packagedEncoder } from '../adapters/encoder/folders.ts';
import { createEncoder } from '../adapters/encoder/session.ts';
import { offlineScorer } from '../scoring/registry.ts';
import type { Scorer } from '../scoring/scorer.ts';

/**
 * An offline scorer by name, which reads on this thread: "rules" (by meaning) or "words". Throws
 * UsageError for one that there is not, or that asks a model.
 */
export function scorerNamed(name: string): Promise<Scorer> {
  return offlineScorer(name, () => createEncoder(packagedEncoder()));
}
