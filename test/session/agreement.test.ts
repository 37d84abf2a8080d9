import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandOf,
  linearlyMapped,
  pearson,
  ranks,
  rootMeanSquareError,
  spearman,
  weightedKappa,
} from '../../src/session/agreement.ts';

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 });

describe('correlation', () => {
  test('knows figures worked out by hand', () => {
    expect(pearson([1, 2, 3, 4], [2, 4, 5, 9])).toBeCloseTo(0.9648, 4);
    expect(ranks([10, 30, 20, 30])).toEqual([1, 3.5, 2, 3.5]);
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1, 10);
    expect(pearson([1, 1, 1], [1, 2, 3])).toBe(0);
  });

  test('does not change when one side is moved and stretched', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const other = values.map((value, index) => value * (index % 3));
        const moved = values.map((value) => 3 * value + 7);
        expect(pearson(moved, other)).toBeCloseTo(pearson(values, other), 8);
      }),
    );
  });
});

test('the linear map leaves no better one: its error is at most that of the mean', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const to = values.map((value, index) => value + (index % 5));
      const average = to.map(() => to.reduce((sum, value) => sum + value, 0) / to.length);
      const mapped = linearlyMapped(values, to);
      expect(rootMeanSquareError(mapped, to)).toBeLessThanOrEqual(
        rootMeanSquareError(average, to) + 1e-9,
      );
    }),
  );
});

describe('weighted kappa', () => {
  test('knows figures worked out by hand', () => {
    // Observed: one of four a band off. Expected: of 16 pairs, 1.25 squared bands.
    expect(weightedKappa([0, 0, 1, 2], [0, 1, 1, 2], 3)).toBeCloseTo(1 - 0.25 / 1.25, 10);
  });

  test('is 1 for the same bands and 0 where all fall into one', () => {
    expect(weightedKappa([0, 1, 2], [0, 1, 2], 3)).toBe(1);
    expect(weightedKappa([1, 1], [1, 1], 3)).toBe(0);
  });

  test('bands are counted from the cuts reached', () => {
    expect([39, 40, 74, 75].map((value) => bandOf(value, [40, 75]))).toEqual([0, 1, 1, 2]);
  });
});
