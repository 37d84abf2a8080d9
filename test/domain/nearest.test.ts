import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/domain/nearest.ts';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['skill', 'skill', 0],
    ['skil', 'skill', 1],
    ['sikll', 'skill', 1],
    ['kitten', 'sitting', 3],
    ['abc', 'xyz', 3],
    ['ab', 'ba', 1],
  ])('%j to %j is %d', (a, b, distance) => {
    expect(editDistance(a, b, 10)).toBe(distance);
  });

  test('is symmetric, zero only for the same word, and never past the limit by more than one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
        const distance = editDistance(a, b, limit);
        expect(distance).toBe(editDistance(b, a, limit));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(limit + 1);
        const full = editDistance(a, b, 20);
        if (full <= limit) expect(distance).toBe(full);
      }),
    );
  });
});

describe('nearest', () => {
  const levels = ['junior', 'mid', 'senior', 'lead', 'manager'];
  test.each([
    ['senoir', ['senior']],
    ['Senior', ['senior']],
    ['man', ['manager']],
    ['expert', []],
    ['', []],
    [`${'x'.repeat(40)}`, []],
  ])('%j is like %j', (word, expected) => {
    expect(nearest(word, levels)).toEqual(expected);
  });
});
