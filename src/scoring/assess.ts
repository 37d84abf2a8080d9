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
    found.status === 'unscored' ? { ...base, ...found } : scored(question, base, found);
  return (answer, signal) => {
    const found = scoreAnswer(answer, signal);
    return found instanceof Promise ? found.then(assessmentOf) : assessmentOf(found);
  };
}

type Base = Pick<Assessment, 'schemaVersion' | 'questionId' | 'rubricHash' | 'scorer'>;

function scored(question: Question, base: Base, found: Findings): Assessment {
  const { criteria, score, binding } = combine(question, found.criteria, found.caps);
  const flags = [...new Set([...found.flags, ...binding.map(({ flag }) => flag)])];
  const { readings, comparison, misconduct = [] } = found;
  return {
    schemaVersion: base.schemaVersion,
    questionId: base.questionId,
    rubricHash: base.rubricHash,
    scorer: found.by ?? base.scorer,
    status: 'scored',
    score,
    criteria,
    keyPoints: found.keyPoints,
    star: found.star,
    redFlags: found.redFlags,
    flags,
    ...(misconduct.length === 0 ? {} : { misconduct }),
    delivery: found.delivery,
    feedback: feedbackFrom(found.observations, flags),
    ...(readings === undefined ? {} : { readings }),
    ...(comparison === undefined ? {} : { comparison }),
  };
}
