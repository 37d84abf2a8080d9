import { expect, test } from 'vitest';
import type { AnswerRow, InputRow } from '../../src/domain/answer-row.ts';
import type { Assessment } from '../../src/domain/assessment.ts';
import { calibrateBoth } from '../../src/session/calibrate-both.ts';
import { scored } from '../helpers/assessments.ts';

async function* rowsOf(...values: object[]): AsyncGenerator<readonly InputRow[]> {
  yield values.map((value, index) => ({ row: index + 1, value }));
}
const rated = (answer: string, humanScore: number) => ({ questionId: 'q', answer, humanScore });
const judge = { name: 'llm', version: '9', options: {}, model: 'm' };

/** The first scorer counts letters; the second turns that round. */
const assess = async ({ answer }: AnswerRow): Promise<Assessment> => {
  const score = answer.length;
  if (answer === 'x') {
    const reason = { code: 'timed-out', message: 'Late.' };
    return scored(score, { comparison: { scorer: judge, status: 'unscored', reason } });
  }
  return scored(score, {
    comparison: {
      scorer: judge,
      status: 'scored',
      score: 100 - score,
      criteria: [],
      difference: 100 - 2 * score,
      widest: null,
    },
  });
};
const setup = {
  scorer: { name: 'both', version: '1' },
  checkRow: (value: unknown) => value as AnswerRow,
  assess,
  bands: null,
};

test('each scorer is measured against people, and the two against each other', async () => {
  const rows = rowsOf(rated('aa', 2), rated('aaaa', 4), rated('aaaaaa', 6), rated('x', 1));
  const { first, second, between } = await calibrateBoth(rows, setup);
  expect(first.overall).toMatchObject({ n: 4, pearson: 1 });
  expect(second).toMatchObject({
    scorer: { name: 'llm', version: '9' },
    overall: { n: 3, pearson: -1 },
    leftOut: { 'timed-out': 1 },
  });
  expect(between).toMatchObject({ n: 3, pearson: -1 });
});
