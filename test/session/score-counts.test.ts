import { expect, test } from 'vitest';
import { ScoreCounts } from '../../src/session/score-counts.ts';

function marginOf(scores: readonly number[]): number | null {
  return new ScoreCounts(scores.map((score) => [score, 1] as const)).summary().margin;
}

/** `count` scores of which half are 40 and half are 60. */
const halves = (count: number) => Array.from({ length: count }, (_, n) => (n % 2 === 0 ? 40 : 60));

test.each([
  ['a single answer has none', [50], null],
  ['of two answers', [50, 52], 12.7],
  ['of four answers', halves(4), 18.4],
  ['of eleven answers', halves(11), 7],
  ['of thirty answers', halves(30), 3.8],
  ['of a thousand answers', halves(1000), 0.6],
  ['never wider than the scale', [0, 100], 100],
])('the margin of the mean: %s', (_what, scores, margin) => {
  expect(marginOf(scores)).toBe(margin);
});
