/** How a score becomes the grade that spaced repetition works with. */
export const defaultCuts: ScoreCuts = [45, 60, 80];

/** From which score an answer was hard, good and easy; below the first the question comes again soon. */
export type ScoreCuts = readonly [hard: number, good: number, easy: number];

export type Grade = 'again' | 'hard' | 'good' | 'easy';

export function gradeOf(score: number, [hard, good, easy]: ScoreCuts): Grade {
  if (score >= easy) return 'easy';
  if (score >= good) return 'good';
  return score >= hard ? 'hard' : 'again';
}
