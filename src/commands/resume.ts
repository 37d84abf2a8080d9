import type { RecordedAttempt, UnfinishedSession } from '../domain/attempt.ts';
import { NothingMatchedError } from '../domain/errors.ts';
import type { HistoryStore } from '../domain/ports.ts';
import type { BankQuestion } from '../domain/question.ts';
import { goOn } from '../session/state.ts';
import { type Choice, type Paper, resultOf } from './session.ts';

/** The newest session that was left, where it was left. */
export function resumedPaper({ store, bank }: Choice): Paper {
  const session = store?.unfinishedSession() ?? null;
  if (store === null || session === null) {
    throw new NothingMatchedError(
      'There is no unfinished session to go on with.',
      'Run `drill` to begin one.',
    );
  }
  return paperOf(session, store, bank.questions);
}

function paperOf(
  session: UnfinishedSession,
  store: HistoryStore,
  questions: readonly BankQuestion[],
): Paper {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const known = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const queue = known(session.queue);
  // Oldest first.
  const attempts = [...store.attempts({ sessionId: session.id })].reverse();
  const lastAt = (index: number) =>
    attempts.findLast(({ questionId }) => questionId === queue[index]?.id);
  // The position is saved after the answer: a kill in between leaves it behind.
  let index = known(session.queue.slice(0, session.position)).length;
  while (isDone(lastAt(index))) index += 1;
  const results = attempts.flatMap((attempt) => resultOf(attempt, questions) ?? []);
  const last = lastAt(index);
  const unscored = last !== undefined && isUnscored(last) ? last : null;
  return {
    session: { ...session, queue: queue.map(({ id }) => id) },
    start: goOn({ queue, index, results, skipped: 0 }, unscored),
    comparesWithEarlier: false,
  };
}

function isDone(attempt: RecordedAttempt | undefined): boolean {
  return attempt?.state === 'submitted' && attempt.assessment !== null;
}

function isUnscored({ state, assessment }: RecordedAttempt): boolean {
  return state === 'submitted' && assessment === null;
}
