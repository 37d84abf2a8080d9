import { describe, expect, test } from 'vitest';
import type { AttemptOutline } from '../../src/domain/attempt.ts';
import { defaultCuts } from '../../src/scheduling/grading.ts';
import { statisticsOf } from '../../src/session/statistics.ts';
import { outline } from '../helpers/attempts.ts';
import { question } from '../helpers/questions.ts';

const day = 86_400_000;
const questions = [question('a'), question('b', { skills: ['teamwork'], type: 'technical' })];

function statistics(outlines: readonly AttemptOutline[], now: number) {
  return statisticsOf({
    outlines,
    questions,
    cuts: defaultCuts,
    now,
    dayOf: (time) => Math.floor(time / day),
  });
}

describe('statistics', () => {
  test('means leave out what has no score', () => {
    const { answers, scored, mean } = statistics(
      [outline('a', 0, 40), outline('a', 1, null), outline('a', 2, 61)],
      3,
    );
    expect({ answers, scored, mean }).toEqual({ answers: 3, scored: 2, mean: 51 });
  });

  test('groups are weakest first and count the questions never answered', () => {
    const { skills, types } = statistics([outline('a', 0, 80)], 0);
    expect(
      skills.map(({ id, questions: all, answered, mastery }) => [id, all, answered, mastery]),
    ).toEqual([
      ['teamwork', 1, 0, 0],
      ['empathy', 1, 1, 80],
    ]);
    expect(types.map(({ id, mean }) => [id, mean])).toEqual([
      ['technical', null],
      ['behavioral', 80],
    ]);
  });

  test('a trend is the course of the scores and the change between its halves', () => {
    const rising = [20, 30, 60, 70].map((score, index) => outline('a', index, score));
    expect(statistics(rising, 9).trend).toEqual({ means: [20, 30, 60, 70], change: 40 });
    expect(statistics(rising.slice(0, 3), 9).trend.change).toBeNull();
  });

  test('many scores make twelve stretches', () => {
    const many = Array.from({ length: 100 }, (_, index) => outline('a', index, index));
    const { means } = statistics(many, 100).trend;
    expect(means).toHaveLength(12);
    expect(means).toEqual([...means].sort((x, y) => x - y));
  });

  test.each([
    ['today and the two days before', [0, 1, 2], 2, 3],
    ['up to yesterday', [0, 1], 2, 2],
    ['over since the day before yesterday', [0], 2, 0],
    ['begun again after a gap', [0, 2], 2, 1],
  ])('a streak %s', (_what, days, today, length) => {
    const outlines = days.map((each) => outline('a', each * day + 5, 50));
    expect(statistics(outlines, today * day + 9).streakDays).toBe(length);
  });

  test('says what is due and when the next is', () => {
    const due = statistics([outline('a', 0, 20)], 2 * day);
    expect(due).toMatchObject({ due: 1, nextDueAt: day });
    expect(statistics([], 0).nextDueAt).toBeNull();
  });

  test('compares own ratings with scores', () => {
    const rated = [
      outline('a', 0, 50, { selfRating: 70 }),
      outline('a', 1, 60, { selfRating: 70 }),
      outline('a', 2, 60),
    ];
    expect(statistics(rated, 3).selfRating).toEqual({ answers: 2, meanGap: 15 });
    expect(statistics([], 3).selfRating).toBeNull();
  });
});
