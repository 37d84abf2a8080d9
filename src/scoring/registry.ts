import { UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import type { Encoder } from '../domain/reading.ts';
import type { JudgeSetup } from './llm/judge.ts';
import type { Scorer } from './scorer.ts';

/** A scorer that reads offline, with an encoder where it needs one, or one that is made around a model. */
export type RegisteredScorer =
  | { readonly kind: 'offline'; readonly load: (encoder: () => Encoder) => Promise<Scorer> }
  | { readonly kind: 'judge'; readonly load: () => Promise<(setup: JudgeSetup) => Scorer> };

/** The scorers by name, each loaded only when it is asked for. */
const scorers: Readonly<Record<string, RegisteredScorer>> = {
  rules: {
    kind: 'offline',
    load: async (encoder) => {
      const [{ createSteadyRules }, { createMeaningReader }] = await Promise.all([
        import('./rules/index.ts'),
        import('./meaning/index.ts'),
      ]);
      return createSteadyRules(createMeaningReader(encoder()));
    },
  },
  words: {
    kind: 'offline',
    load: async () => (await import('./rules/index.ts')).createWordsScorer(),
  },
  llm: { kind: 'judge', load: async () => (await import('./llm/judge.ts')).createJudge },
  both: { kind: 'judge', load: async () => (await import('./both/index.ts')).createRulesAndJudge },
};

/** The scorer of that name; throws UsageError that names the ones there are. */
export function registered(name: string): RegisteredScorer {
  const entry = Object.hasOwn(scorers, name) ? scorers[name] : undefined;
  if (entry !== undefined) return entry;
  const names = Object.keys(scorers);
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `Did you mean ${near}? `;
  throw new UsageError(`There is no scorer "${name}".`, `${hint}There is: ${names.join(', ')}.`);
}

/** An offline scorer by name; throws UsageError for one that there is not, or that asks a model. */
export async function offlineScorer(name: string, encoder: () => Encoder): Promise<Scorer> {
  const entry = registered(name);
  if (entry.kind === 'offline') return entry.load(encoder);
  throw new UsageError(
    `The scorer "${name}" asks a model.`,
    `Make it with createJudge, or use \`drill grade --scorer ${name}\`.`,
  );
}
