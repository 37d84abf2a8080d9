import type { Attempt } from '../domain/attempt.ts';
import type { BankQuestion } from '../domain/question.ts';

/** An answer to a question, with what of the question is kept beside it. */
export function newAttempt(
  question: BankQuestion,
  given: Pick<
    Attempt,
    'id' | 'sessionId' | 'answer' | 'state' | 'answeredAt' | 'spentMs' | 'followUp'
  >,
): Attempt {
  return {
    ...given,
    questionId: question.id,
    questionType: question.type,
    role: question.role.id,
    level: question.level.id,
    skills: question.skills,
    questionText: question.text,
  };
}
