import { createHash } from 'node:crypto';
import type { Attempt } from '../../domain/attempt.ts';

/** SQLite notices a damaged page by its structure only; the digest notices a damaged text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Digest of what the user did; the session is left out, as a draft moves to the session that finishes it. */
export function digestOfAttempt(attempt: Attempt): string {
  const { id, questionId, questionType, role, level, skills, questionText } = attempt;
  const { answer, state, answeredAt, spentMs, followUp } = attempt;
  return digestOf(
    JSON.stringify([
      ...[id, questionId, questionType, role, level, skills, questionText],
      ...[answer, state, answeredAt, spentMs, followUp],
    ]),
  );
}
