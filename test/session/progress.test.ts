import { expect, test } from 'vitest';
import type { GradedChunk } from '../../src/domain/grading.ts';
import { progressText } from '../../src/reporters/progress.ts';
import { GradeTally } from '../../src/session/grade-tally.ts';
import { ProgressMeter } from '../../src/session/progress.ts';

function part(rows: number, unscored: number): GradedChunk {
  const reasons = unscored === 0 ? [] : [['not-json', unscored] as const];
  const tally = { ...new GradeTally().record(), answers: rows, reasons };
  return { lines: rows, text: new Uint8Array() as GradedChunk['text'], tally, ms: 1 };
}

function meter() {
  let now = 0;
  const progress = new ProgressMeter(() => now, 200);
  return (at: number, rows: number, share: number | null, unscored = 0) => {
    now = at;
    return progress.count(part(rows, unscored), share);
  };
}

test('tells rows, rate, time left and failures when it is time to', () => {
  const count = meter();
  expect(count(100, 1000, 0.1)).toBeNull();
  expect(count(1000, 3000, 0.5, 2)).toEqual({
    rows: 4000,
    unscored: 2,
    perSecond: 4000,
    secondsLeft: 1.25,
  });
  expect(count(1100, 1000, 0.6)).toBeNull();
  expect(count(1200, 1000, 0.7)).not.toBeNull();
});

test('what an earlier run had graded says nothing of the speed', () => {
  const count = meter();
  count(100, 10, 0.8);
  expect(count(2000, 90, 0.9)?.secondsLeft).toBeCloseTo(2);
});

test('without a size there is no time left', () => {
  expect(meter()(1000, 10, null)).toMatchObject({ secondsLeft: null, perSecond: 10 });
});

test.each([
  [{ rows: 7, unscored: 0, perSecond: 3.4, secondsLeft: null }, '7 rows, 3 a second, 0 unscored'],
  [
    { rows: 1234567, unscored: 1000, perSecond: 20000, secondsLeft: 59.2 },
    '1,234,567 rows, 20,000 a second, 1:00 left, 1,000 unscored',
  ],
  [
    { rows: 10, unscored: 0, perSecond: 1, secondsLeft: 7384 },
    '10 rows, 1 a second, 2:03:04 left, 0 unscored',
  ],
])('%j reads %s', (figures, text) => {
  expect(progressText(figures).text).toBe(text);
});
