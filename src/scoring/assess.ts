import type { Assessment } from '../domain/assessment.ts';
import type { Question } from '../domain/question.ts';
import { combine } from './combine.ts';
import { feedbackFrom } from './feedback.ts';
import { identityOf } from './identity.ts';
import { rubricHash } from './rubric-hash.ts';
import type { CouldNotScore, Findings, Scorer } from './scorer.ts';

export type Assess = (answer: string, signal?: AbortSignal) => Assessment | Promise<Assessment>;

/**
 * Compiles a question for a scorer. The function returned turns an answer into its assessment, at
 * once where the scorer is synchronous. Weights, caps and the total are the same for every scorer.
 */
export function createAssessor(scorer: Scorer, question: Question): Assess {
  const identity = identityOf(scorer);
  const base = {
    schemaVersion: 1,
    questionId: question.id,
    rubricHash: rubricHash(question),
    scorer: identity,
  } as const;
  const scoreAnswer = scorer.prepare(question);
  const assessmentOf = (found: Findings | CouldNotScore): Assessment =>
    found.status === 'unscored'
      ? { ...base, ...found }
      : { ...base, scorer: found.by ?? identity, ...scoredPart(question, found) };
  return (answer, signal) => {
    const found = scoreAnswer(answer, signal);
    return found instanceof Promise ? found.then(assessmentOf) : assessmentOf(found);
  };
}

function scoredPart(question: Question, found: Findings) {
  const { criteria, score, binding } = combine(question, found.criteria, found.caps);
  const flags = [...new Set([...found.flags, ...binding.map(({ flag }) => flag)])];
  return {
    status: 'scored',
    score,
    criteria,
    keyPoints: found.keyPoints,
    star: found.star,
    redFlags: found.redFlags,
    flags,
    delivery: found.delivery,
    feedback: feedbackFrom(found.observations, flags),
    ...(found.readings === undefined ? {} : { readings: found.readings }),
    ...(found.comparison === undefined ? {} : { comparison: found.comparison }),
  } as const;
}
