import { createHash } from 'node:crypto';
import type { Attempt } from '../../domain/attempt.ts';

/** SQLite notices a damaged page by its structure only; the digest notices a damaged text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** What is stored of an attempt beside its assessments. */
export interface StoredAttempt extends Attempt {
  readonly selfRating: number | null;
  readonly undoneAt: number | null;
}

export function digestOfAttempt(attempt: StoredAttempt): string {
  const { id, sessionId, questionId, questionType, role, level, skills, questionText } = attempt;
  const { answer, state, answeredAt, spentMs, followUp, selfRating, undoneAt } = attempt;
  return digestOf(
    JSON.stringify([
      ...[id, sessionId, questionId, questionType, role, level, skills, questionText],
      ...[answer, state, answeredAt, spentMs, followUp, selfRating, undoneAt],
    ]),
  );
}
