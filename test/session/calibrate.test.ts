import { describe, expect, test } from 'vitest';
import type { AnswerRow, InputRow } from '../../src/domain/answer-row.ts';
import type { ScoredAssessment } from '../../src/domain/assessment.ts';
import { calibrate } from '../../src/session/calibrate.ts';

const assessment = (score: number) =>
  ({
    status: 'scored',
    score,
    criteria: [{ id: 'content', score, weight: 100, summary: '' }],
  }) as unknown as ScoredAssessment;

/** Answers carry the score they get. */
const setup = {
  scorer: { name: 'fake', version: '1' },
  checkRow: (value: unknown) =>
    typeof value === 'object' && value !== null && 'answer' in value
      ? (value as AnswerRow)
      : 'no answer',
  assess: ({ questionId, answer }: AnswerRow) =>
    questionId === 'q' ? assessment(Number(answer.split(' ')[0])) : null,
  bands: null,
};

async function* batch(values: readonly unknown[]): AsyncGenerator<readonly InputRow[]> {
  yield values.map((value, index) => ({ row: index + 1, value }));
}

const rated = (count: number, human: (score: number) => unknown) =>
  Array.from({ length: count }, (_, index) => {
    const score = (index * 37) % 101;
    return { id: index, questionId: 'q', answer: `${score} words`, ...(human(score) as object) };
  });

describe('the verdict', () => {
  const exact = (score: number) => ({ humanScore: score });
  const twoRaters = (spread: number) => (score: number) => ({
    humanScores: [score, score + (score % 2 === 0 ? spread : -spread)],
  });
  const noise = (score: number) => ({ humanScore: (score * 7919) % 101 });

  test.each([
    ['agreement without single ratings is good', rated(60, exact), 'good'],
    ['agreement like that of two raters', rated(60, twoRaters(5)), 'as-good-as-raters'],
    ['no agreement', rated(60, noise), 'not-yet'],
    ['few answers', rated(10, exact), 'too-few'],
  ])('%s', async (_what, rows, verdict) => {
    expect((await calibrate(batch(rows), setup)).verdict).toBe(verdict);
  });
});

test('rows that cannot be compared are counted by reason', async () => {
  const rows = [
    { questionId: 'q', answer: '50', humanScore: 3 },
    { questionId: 'q', answer: '70', gold: { overall: 4, content: 5, ratings: [4, 4] } },
    { questionId: 'q', answer: '20', humanScore: ' 1.5 ' },
    { questionId: 'q', answer: '20' },
    { questionId: 'q', answer: '20', humanScore: '' },
    { questionId: 'other', answer: '20', humanScore: 2 },
    'nonsense',
  ];
  const { overall, leftOut, criteria, bands } = await calibrate(batch(rows), setup);
  expect(overall.n).toBe(3);
  expect(leftOut).toEqual({ 'no-human-score': 2, 'unknown-question': 1, 'bad-row': 1 });
  expect(criteria).toMatchObject([{ id: 'content', n: 1 }]);
  expect(bands).toEqual([1.5, 2.5, 3.5]);
});

test('the answers furthest apart come with their place and their text', async () => {
  const rows = [
    ...rated(30, (score) => ({ humanScore: score })),
    { id: 'odd', questionId: 'q', answer: '0 but brilliant', humanScore: 100 },
  ];
  const { worst } = await calibrate(batch(rows), setup);
  expect(worst[0]).toMatchObject({ row: 31, id: 'odd', human: 100, answer: '0 but brilliant' });
});
