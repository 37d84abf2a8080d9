import { expect, test } from 'vitest';
import { secondOpinion } from '../../../src/reporters/assessment/second-opinion.ts';
import { scored } from '../../helpers/assessments.ts';

const layout = { width: 80, colorLevel: 0, accessible: false } as const;
const judge = { name: 'llm', version: '1', options: {}, model: 'm' };
const other = {
  scorer: judge,
  status: 'scored',
  score: 80,
  criteria: [],
  difference: 40,
  widest: 'content',
} as const;

test('a second scorer stands beside the first, with where they differ most', () => {
  const shown = secondOpinion(scored(40, { comparison: other }), layout, true)?.text ?? '';
  expect(shown).toContain('The scorer llm (m) gives 80 of 100 beside 40.');
  expect(shown).toContain('They differ most on Content.');
  expect(secondOpinion(scored(40, { comparison: other }), layout, false)?.text).not.toMatch(
    /80|40/,
  );
});

test('the spread of readings and dropped quotes are said', () => {
  const readings = { scores: [40, 55, 60], droppedQuotes: 2 };
  const shown = secondOpinion(scored(55, { readings }), layout, true)?.text;
  expect(shown).toContain('3 readings: 40, 55, 60.');
  expect(shown).toContain('2 quotes of the judge not in your answer');
});

test('a second scorer without a score gives its reason; without either there is nothing', () => {
  const reason = { code: 'timed-out', message: 'It was late.' };
  const comparison = { scorer: judge, status: 'unscored', reason } as const;
  expect(secondOpinion(scored(40, { comparison }), layout, true)?.text).toContain('It was late.');
  expect(secondOpinion(scored(40), layout, true)).toBeNull();
});
