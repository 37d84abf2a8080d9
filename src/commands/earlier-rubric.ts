import type { RecordedAttempt } from '../domain/attempt.ts';
import type { BankQuestion } from '../domain/question.ts';
import { rubricHashes } from '../scoring/rubric-hash.ts';

/** Tells of an attempt whether its score was given by a rubric that the question no longer has. */
export function scoredByEarlierRubric(
  questions: readonly BankQuestion[],
): (attempt: Pick<RecordedAttempt, 'questionId' | 'assessment'>) => boolean {
  const hashOf = rubricHashes(questions);
  return ({ questionId, assessment }) => {
    if (assessment === null) return false;
    const now = hashOf(questionId);
    return now !== null && assessment.rubricHash !== now;
  };
}
