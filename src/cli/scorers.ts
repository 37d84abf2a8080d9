import type { Flags, ModelSession } from '../commands/command.ts';
import { numberFlag } from '../commands/model-flags.ts';
import type { Encoder } from '../domain/reading.ts';
import { judgeSeed } from '../scoring/judge-requests.ts';
import { offlineScorer, registered } from '../scoring/registry.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { isPath, loadScorer } from './load-scorer.ts';

export interface ScorerParts {
  readonly openSession: (flags: Flags) => Promise<ModelSession>;
  readonly encoder: () => Encoder;
}

/** A scorer by name or from the module at a path; those that ask a model get the one of the flags. */
export async function scorerOf(
  name: string,
  flags: Flags,
  { openSession, encoder }: ScorerParts,
): Promise<Scorer> {
  if (isPath(name)) return loadScorer(name);
  const entry = registered(name);
  if (entry.kind === 'offline') return entry.load(encoder);
  const [make, rules, session] = await Promise.all([
    entry.load(),
    offlineScorer('rules', encoder),
    openSession(flags),
  ]);
  const scorer = make({
    model: session.model,
    cache: session.cache,
    offline: rules,
    samples: numberFlag(flags, 'samples', 1),
    seed: judgeSeed,
  });
  if (flags.fallback !== 'rules') return scorer;
  const { withFallback } = await import('../scoring/fallback.ts');
  return withFallback(scorer, rules);
}
