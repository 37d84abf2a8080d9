import type { Flags, ModelSession } from '../commands/command.ts';
import {
  embeddingFlags,
  matchesByMeaning,
  matchThresholds,
  numberFlag,
} from '../commands/model-flags.ts';
import { judgeSeed } from '../scoring/judge-requests.ts';
import { registered } from '../scoring/registry.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { isPath, loadScorer } from './load-scorer.ts';

type OpenSession = (flags: Flags) => Promise<ModelSession>;

/** A scorer by name or from the module at a path; those that ask a model get the one of the flags. */
export async function scorerOf(
  name: string,
  flags: Flags,
  openSession: OpenSession,
): Promise<Scorer> {
  if (isPath(name)) {
    // It has no matcher of its own to replace: the flags are refused where they ask for that.
    matchesByMeaning(flags);
    return loadScorer(name);
  }
  const entry = registered(name);
  if (entry.kind === 'offline') {
    const offline = await entry.load();
    return matchesByMeaning(flags) ? byMeaning(offline, flags, openSession) : offline;
  }
  const [make, { rules }, session] = await Promise.all([
    entry.load(),
    import('../scoring/rules/index.ts'),
    openSession(flags),
  ]);
  const scorer = make({
    model: session.model,
    cache: session.cache,
    offline: rules,
    samples: numberFlag(flags, 'samples', 1),
    seed: judgeSeed,
  });
  return backed(scorer, rules, flags);
}

async function byMeaning(offline: Scorer, flags: Flags, openSession: OpenSession): Promise<Scorer> {
  const [{ createEmbeddingMatcher, usualThresholds }, { embedder, cache }] = await Promise.all([
    import('../scoring/embeddings/index.ts'),
    openSession(embeddingFlags(flags)),
  ]);
  const thresholds = matchThresholds(flags) ?? usualThresholds;
  return backed(createEmbeddingMatcher({ offline, embedder, cache, thresholds }), offline, flags);
}

async function backed(scorer: Scorer, standIn: Scorer, { fallback }: Flags): Promise<Scorer> {
  if (fallback !== 'rules') return scorer;
  const { withFallback } = await import('../scoring/fallback.ts');
  return withFallback(scorer, standIn);
}
