import { expect, test } from 'vitest';
import { highlighted } from '../../../src/reporters/assessment/highlight.ts';
import { evidenceMarks } from '../../../src/reporters/assessment/marks.ts';
import { scored } from '../../helpers/assessments.ts';

const answer = 'I rang the ward and sat down with him.';

/** One met key point for each range. */
const proven = (...ranges: readonly (readonly [number, number])[]) =>
  scored(60, {
    keyPoints: ranges.map(([start, end], index) => ({
      id: `point-${index}`,
      status: 'met',
      coverage: 1,
      weight: 1,
      evidence: [{ start, end, quote: answer.slice(start, end), kind: 'exact' }],
    })),
  });

test('a met point keeps its number where its evidence overlaps that of another', () => {
  const marks = evidenceMarks(proven([2, 15], [7, 28], [29, 37]));
  expect(marks).toEqual([
    { start: 2, end: 28, numbers: [1, 2] },
    { start: 29, end: 37, numbers: [3] },
  ]);
});

test('whoever listens hears where a quote begins and ends, colours or not', () => {
  const layout = { width: 80, colorLevel: 3, accessible: true } as const;
  expect(highlighted(answer, proven([2, 15], [7, 28]), layout).text).toBe(
    'I [rang the ward and sat down]1,2 with him.',
  );
});
