import { compared } from '../compared.ts';
import { defineScorer } from '../define-scorer.ts';
import { createJudge, type JudgeSetup } from '../llm/judge.ts';
import type { Scorer } from '../scorer.ts';

/**
 * Two scorers on the same answer. The score of the first counts; what the second makes of it stands
 * beside it, and a wide difference is flagged.
 */
export function createBoth(first: Scorer, second: Scorer): Scorer {
  return defineScorer({
    name: 'both',
    version: `${first.version}+${second.version}`,
    options: { [first.name]: first.options, [second.name]: second.options },
    ...(second.model === undefined ? {} : { model: second.model }),
    prepare: (question) => {
      const [one, other] = [first.prepare(question), second.prepare(question)];
      return async (answer, signal) => {
        const found = await one(answer, signal);
        if (found.status === 'unscored') return found;
        return compared(question, found, await other(answer, signal), second, 'always');
      };
    },
  });
}

/** The offline scorer, with a judge for a second opinion. */
export function createRulesAndJudge(setup: JudgeSetup): Scorer {
  return createBoth(setup.offline, createJudge(setup));
}
