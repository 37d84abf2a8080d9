import { NothingMatchedError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import type { BankQuestion } from '../domain/question.ts';

/** The question of that id; throws NothingMatchedError with the nearest ids. */
export function questionNamed(id: string, questions: readonly BankQuestion[]): BankQuestion {
  const question = questions.find((each) => each.id === id);
  if (question !== undefined) return question;
  const near = nearest(
    id,
    questions.map((each) => each.id),
    3,
  );
  const hint = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  throw new NothingMatchedError(
    `There is no question "${id}".`,
    `${hint}\`drill list\` shows the ids.`,
  );
}
