import type { Standing } from '../domain/ports.ts';
import type { BankQuestion } from '../domain/question.ts';
import { seededRandom, shuffled } from '../domain/random.ts';

export const orders = ['unseen', 'weakest', 'random', 'file'] as const;
export type Order = (typeof orders)[number];

type Standings = ReadonlyMap<string, Standing>;

/**
 * Puts questions in the order of a session. `unseen` asks the least answered first, `weakest` the
 * lowest last score first and unanswered questions last; ties are shuffled by the seed. The same
 * seed, questions and standings give the same order.
 */
export function inOrder(
  questions: readonly BankQuestion[],
  order: Order,
  seed: number,
  standings: Standings,
): readonly BankQuestion[] {
  if (order === 'file') return questions;
  const mixed = shuffled(questions, seededRandom(seed));
  if (order === 'random') return mixed;
  const rank = order === 'unseen' ? timesAnswered : lastScore;
  return mixed.sort((a, b) => rank(a, standings) - rank(b, standings));
}

function timesAnswered(question: BankQuestion, standings: Standings): number {
  return standings.get(question.id)?.times ?? 0;
}

function lastScore(question: BankQuestion, standings: Standings): number {
  return standings.get(question.id)?.lastScore ?? Number.MAX_SAFE_INTEGER;
}
