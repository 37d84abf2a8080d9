import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultCuts, gradeOf } from '../../src/scheduling/grading.ts';
import { masteryOf } from '../../src/scheduling/mastery.ts';
import { isDue, memoriesOf, recallAt } from '../../src/scheduling/memory.ts';
import { outline } from '../helpers/attempts.ts';

const day = 86_400_000;

/** The memory of one question after scores on the days given. */
function memoryAfter(...scores: readonly (readonly [day: number, score: number | null])[]) {
  const outlines = scores.map(([on, score]) => outline('q', on * day, score));
  return memoriesOf(outlines, defaultCuts).get('q');
}

function restDays(score: number): number {
  const memory = memoryAfter([0, score]);
  return ((memory?.dueAt ?? 0) - (memory?.lastAt ?? 0)) / day;
}

describe('the grade of a score', () => {
  test.each([
    [0, 'again'],
    [44, 'again'],
    [45, 'hard'],
    [59, 'hard'],
    [60, 'good'],
    [79, 'good'],
    [80, 'easy'],
    [100, 'easy'],
  ])('%d is %s', (score, grade) => {
    expect(gradeOf(score, defaultCuts)).toBe(grade);
  });

  test('follows other cuts', () => {
    expect(gradeOf(50, [20, 40, 60])).toBe('good');
  });
});

describe('the memory of a question', () => {
  test('a better answer rests longer', () => {
    const rests = [30, 50, 70, 90].map(restDays);
    expect(rests).toEqual([...rests].sort((a, b) => a - b));
    expect(new Set(rests).size).toBeGreaterThan(2);
  });

  test('good answers in a row rest longer and longer', () => {
    const once = memoryAfter([0, 70]);
    const again = memoryAfter([0, 70], [3, 70]);
    expect(again?.stability).toBeGreaterThan(once?.stability ?? 0);
    expect(again?.reviews).toBe(2);
  });

  test('a failed answer comes back the next day, however well it was known', () => {
    const memory = memoryAfter([0, 90], [20, 90], [60, 10]);
    expect(memory?.dueAt).toBe(61 * day);
  });

  test('what was not scored moves nothing', () => {
    expect(memoryAfter([0, null])).toBeUndefined();
    expect(memoryAfter([0, 70], [2, null])).toEqual(memoryAfter([0, 70]));
  });

  test('nothing rests longer than half a year, and everything comes due', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 100 })), { minLength: 1 }),
        (reviews) => {
          const sorted = [...reviews].sort(([a], [b]) => a - b);
          const memory = memoryAfter(...sorted);
          if (memory === undefined) throw new Error('a scored answer left no memory');
          const rest = (memory.dueAt - memory.lastAt) / day;
          expect(rest).toBeGreaterThanOrEqual(1);
          expect(rest).toBeLessThanOrEqual(180);
          expect(isDue(memory, memory.dueAt)).toBe(true);
        },
      ),
    );
  });

  test('fades with time', () => {
    const memory = memoryAfter([0, 70]);
    if (memory === undefined) throw new Error('no memory');
    const recalls = [0, 1, 5, 30].map((on) => recallAt(memory, on * day));
    expect(recalls[0]).toBe(1);
    expect(recalls).toEqual([...recalls].sort((a, b) => b - a));
  });
});

describe('mastery', () => {
  const memories = memoriesOf([outline('a', 0, 80), outline('b', 0, 60)], defaultCuts);

  test('is the last score on the day of the answer, and less later', () => {
    expect(masteryOf(['a', 'b'], memories, 0)).toBe(70);
    expect(masteryOf(['a', 'b'], memories, 40 * day)).toBeLessThan(65);
  });

  test('counts questions never answered as 0', () => {
    expect(masteryOf(['a', 'b', 'c', 'd'], memories, 0)).toBe(35);
    expect(masteryOf([], memories, 0)).toBe(0);
  });
});
