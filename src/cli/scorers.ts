import type { Flags, ModelSession } from '../commands/command.ts';
import { numberFlag } from '../commands/model-flags.ts';
import { judgeSeed } from '../scoring/judge-requests.ts';
import { registered } from '../scoring/registry.ts';
import type { Scorer } from '../scoring/scorer.ts';

type OpenSession = (flags: Flags) => Promise<ModelSession>;

/** A scorer by name; those that ask a model get the one of the flags. */
export async function scorerOf(
  name: string,
  flags: Flags,
  openSession: OpenSession,
): Promise<Scorer> {
  const entry = registered(name);
  if (entry.kind === 'offline') return entry.load();
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
  if (flags.fallback !== 'rules') return scorer;
  const { withFallback } = await import('../scoring/fallback.ts');
  return withFallback(scorer, rules);
}
