import { expect, test } from 'vitest';
import type { GradedRow } from '../../src/domain/answer-row.ts';
import { GradeTally } from '../../src/session/grade-summary.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const row = (questionId: string, score: number): GradedRow => ({
  row: 1,
  ...scored(score, { questionId }),
});

test('adds up means, the distribution, questions and skills; unscored rows stay out of every mean', () => {
  const tally = new GradeTally([
    question('a', { skills: ['empathy', 'teamwork'] }),
    question('b', { skills: ['teamwork'] }),
  ]);
  for (const graded of [row('a', 0), row('a', 59), row('b', 100)]) tally.add(graded);
  tally.add({ row: 4, status: 'unscored', reason: { code: 'not-json', message: 'No.' } });
  expect(tally.lowest).toBe(0);
  expect(tally.summary()).toEqual({
    answers: 4,
    scored: 3,
    unscored: 1,
    reasons: { 'not-json': 1 },
    mean: 53,
    distribution: [1, 0, 0, 0, 0, 1, 0, 0, 0, 1],
    questions: [
      { id: 'a', scored: 2, mean: 29.5, min: 0, max: 59 },
      { id: 'b', scored: 1, mean: 100, min: 100, max: 100 },
    ],
    skills: [
      { id: 'empathy', scored: 2, mean: 29.5, min: 0, max: 59 },
      { id: 'teamwork', scored: 3, mean: 53, min: 0, max: 100 },
    ],
  });
});

test('nothing scored has no mean', () => {
  const tally = new GradeTally([]);
  expect(tally.summary()).toMatchObject({ mean: null, answers: 0 });
  expect(tally.lowest).toBeNull();
});
