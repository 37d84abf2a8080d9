import { fsrs, Rating } from 'ts-fsrs';
import type { AttemptOutline } from '../domain/attempt.ts';
import { dayMs } from '../domain/time.ts';
import { type Grade, gradeOf, type ScoreCuts } from './grading.ts';

/** What is known of how well somebody remembers how to answer a question. */
export interface Memory {
  readonly questionId: string;
  /** Answers with a score. */
  readonly reviews: number;
  readonly lastScore: number;
  /** Milliseconds since 1970, UTC. */
  readonly lastAt: number;
  readonly dueAt: number;
  /** Days until the chance to answer as well falls to nine in ten. */
  readonly stability: number;
  /** 1–10, as FSRS counts it. */
  readonly difficulty: number;
}

/** An interview is weeks away, not years: nothing rests longer than this. */
const longestRestDays = 180;

const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: longestRestDays,
  enable_fuzz: false,
  enable_short_term: true,
});

const ratings: Readonly<Record<Grade, Rating>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/**
 * Replays the scored answers, oldest first, through FSRS. The schedule is never stored: undoing an
 * answer, scoring it again or changing the cuts gives the schedule that would have been.
 */
export function memoriesOf(
  outlines: readonly AttemptOutline[],
  cuts: ScoreCuts,
): ReadonlyMap<string, Memory> {
  const memories = new Map<string, Memory>();
  for (const { questionId, score, answeredAt } of outlines) {
    if (score === null) continue;
    const rating = ratings[gradeOf(score, cuts)];
    memories.set(
      questionId,
      reviewed(memories.get(questionId), questionId, score, rating, answeredAt),
    );
  }
  return memories;
}

function reviewed(
  memory: Memory | undefined,
  questionId: string,
  score: number,
  rating: Rating,
  at: number,
): Memory {
  const elapsed = memory === undefined ? 0 : wholeDays(memory.lastAt, at);
  const { stability, difficulty } = scheduler.next_state(memory ?? null, elapsed, rating);
  const rest = rating === Rating.Again ? 1 : scheduler.next_interval(stability, elapsed);
  const reviews = (memory?.reviews ?? 0) + 1;
  const dueAt = at + rest * dayMs;
  return { questionId, reviews, lastScore: score, lastAt: at, dueAt, stability, difficulty };
}

function wholeDays(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / dayMs));
}

/** A score that a plan may count on when a question is practiced. */
const expectedScore = 70;

/** The memory after an answer that went well enough, for planning ahead. */
export function expectedAfter(memory: Memory | undefined, questionId: string, at: number): Memory {
  const score = Math.max(expectedScore, memory?.lastScore ?? 0);
  return reviewed(memory, questionId, score, Rating.Good, at);
}

/** The chance, 0–1, that the answer would be as good again at a time. */
export function recallAt({ stability, lastAt }: Memory, now: number): number {
  return scheduler.forgetting_curve(Math.max(0, now - lastAt) / dayMs, stability);
}

export function isDue({ dueAt }: Memory, now: number): boolean {
  return dueAt <= now;
}
