import { describe, expect, test } from 'vitest';
import type { AnswerRow, GradedRow, InputRow } from '../../src/domain/answer-row.ts';
import { gradeBatches } from '../../src/session/grade.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const checkRow = (value: unknown) =>
  typeof value === 'object' && value !== null && 'questionId' in value
    ? (value as AnswerRow)
    : 'The row has no questionId.';

async function graded(batches: InputRow[][], asynchronous = false) {
  let prepared = 0;
  async function* source() {
    yield* batches;
  }
  const rows: GradedRow[] = [];
  const results = gradeBatches(source(), {
    questions: [question('wait'), question('waive')],
    checkRow,
    prepare: () => {
      prepared += 1;
      return (answer) => {
        const assessment = scored(answer.length);
        return asynchronous ? Promise.resolve(assessment) : assessment;
      };
    },
  });
  for await (const batch of results) rows.push(...batch);
  return { rows, prepared };
}

const row = (line: number, answer: string, more = {}): InputRow => ({
  row: line,
  value: { questionId: 'wait', answer, ...more },
});

describe('gradeBatches', () => {
  test.each([false, true])(
    'keeps the order of the rows (asynchronous scorer: %s)',
    async (slow) => {
      const { rows } = await graded(
        [[row(1, 'a'), row(2, 'bb')], [row(4, 'ccc', { id: 7 })]],
        slow,
      );
      expect(
        rows.map(({ row: line, id, ...rest }) => [line, id, 'score' in rest && rest.score]),
      ).toEqual([
        [1, undefined, 1],
        [2, undefined, 2],
        [4, 7, 3],
      ]);
    },
  );

  test('a question is compiled once, however many answers there are', async () => {
    const { prepared } = await graded([[row(1, 'a'), row(2, 'b')], [row(3, 'c')]]);
    expect(prepared).toBe(1);
  });

  test('each bad row has its own reason and its neighbours are graded', async () => {
    const fault = { code: 'not-json', message: 'It is not JSON.' };
    const { rows } = await graded([
      [row(1, 'a'), { row: 2, fault }, { row: 3, value: 5 }],
      [{ row: 4, value: { id: 'x' } }, row(5, 'b', { questionId: 'wiat' }), row(6, 'c')],
    ]);
    expect(rows.map(({ row: line, status }) => [line, status])).toEqual([
      [1, 'scored'],
      [2, 'unscored'],
      [3, 'unscored'],
      [4, 'unscored'],
      [5, 'unscored'],
      [6, 'scored'],
    ]);
    expect(rows[1]).toEqual({ row: 2, status: 'unscored', reason: fault });
    expect(rows[3]).toMatchObject({ id: 'x', reason: { code: 'bad-row' } });
    expect(rows[4]).toMatchObject({
      reason: {
        code: 'unknown-question',
        message: 'There is no question "wiat". Did you mean "wait"?',
      },
    });
  });
});
