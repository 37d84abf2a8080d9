import { type Memory, recallAt } from './memory.ts';

/**
 * How well a set of questions is mastered, 0–100: of each question the last score times the chance
 * to repeat it today, of an unanswered question 0, and the mean of these.
 */
export function masteryOf(
  questionIds: readonly string[],
  memories: ReadonlyMap<string, Memory>,
  now: number,
): number {
  if (questionIds.length === 0) return 0;
  const sum = questionIds.reduce((total, id) => {
    const memory = memories.get(id);
    return total + (memory === undefined ? 0 : memory.lastScore * recallAt(memory, now));
  }, 0);
  return Math.round(sum / questionIds.length);
}
