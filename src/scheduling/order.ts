import type { AttemptOutline } from '../domain/attempt.ts';
import type { BankQuestion } from '../domain/question.ts';
import { seededRandom, shuffled } from '../domain/random.ts';
import type { ScoreCuts } from './grading.ts';
import { isDue, type Memory, memoriesOf, recallAt } from './memory.ts';

export const orders = ['unseen', 'due', 'weakest', 'random', 'file'] as const;
export type Order = (typeof orders)[number];

/** What the order of questions depends on beside the seed. */
export interface Experience {
  readonly now: number;
  /** Answers to a question, scored or not. */
  readonly times: ReadonlyMap<string, number>;
  readonly memories: ReadonlyMap<string, Memory>;
}

export function experienceOf(
  outlines: readonly AttemptOutline[],
  cuts: ScoreCuts,
  now: number,
): Experience {
  const times = new Map<string, number>();
  for (const { questionId } of outlines) times.set(questionId, (times.get(questionId) ?? 0) + 1);
  return { now, times, memories: memoriesOf(outlines, cuts) };
}

/**
 * Puts questions in the order of a session. `unseen` asks the least answered first; `due` what is
 * due, least remembered first, then what is new, then what comes due next; `weakest` the lowest last
 * score first and unanswered questions last. Ties are shuffled by the seed: the same seed, questions
 * and experience give the same order.
 */
export function inOrder(
  questions: readonly BankQuestion[],
  order: Order,
  seed: number,
  experience: Experience,
): readonly BankQuestion[] {
  if (order === 'file') return questions;
  const mixed = shuffled(questions, seededRandom(seed));
  if (order === 'random') return mixed;
  const rank = ranks[order];
  return mixed.sort((a, b) => rank(a, experience) - rank(b, experience));
}

/** The questions that are due, least remembered first. */
export function dueAmong(
  questions: readonly BankQuestion[],
  seed: number,
  experience: Experience,
): readonly BankQuestion[] {
  const { memories, now } = experience;
  const due = questions.filter(({ id }) => {
    const memory = memories.get(id);
    return memory !== undefined && isDue(memory, now);
  });
  return inOrder(due, 'due', seed, experience);
}

type Rank = (question: BankQuestion, experience: Experience) => number;

const ranks: Readonly<Record<Exclude<Order, 'file' | 'random'>, Rank>> = {
  unseen: ({ id }, { times }) => times.get(id) ?? 0,
  weakest: ({ id }, { memories }) => memories.get(id)?.lastScore ?? Number.MAX_SAFE_INTEGER,
  due: ({ id }, { memories, now }) => {
    const memory = memories.get(id);
    if (memory === undefined) return 1;
    return isDue(memory, now) ? recallAt(memory, now) : memory.dueAt;
  },
};
