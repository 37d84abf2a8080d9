import { describe, expect, test } from 'vitest';
import type { AnswerRow, InputRow } from '../../src/domain/answer-row.ts';
import type { Assessment } from '../../src/domain/assessment.ts';
import { UsageError } from '../../src/domain/errors.ts';
import { ndjsonRows } from '../../src/reporters/graded-rows/ndjson.ts';
import { type ChunkSetup, chunkGrader } from '../../src/session/grade-chunk.ts';
import { RowBuffers } from '../../src/session/row-buffers.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const checkRow = (value: unknown) =>
  typeof value === 'object' && value !== null && 'questionId' in value
    ? (value as AnswerRow)
    : 'The row has no questionId.';

type Assess = (answer: string) => Assessment | Promise<Assessment>;

async function graded(
  rows: readonly InputRow[],
  {
    assess = (answer) => scored(answer.length),
    ...more
  }: { assess?: Assess } & Partial<ChunkSetup> = {},
) {
  let prepared = 0;
  const grade = chunkGrader({
    questions: [question('wait'), question('waive')],
    rowsOf: () => rows,
    checkRow,
    prepare: () => {
      prepared += 1;
      return assess;
    },
    mapping: { fields: {} },
    write: ndjsonRows({ rowNumbers: true }),
    closely: false,
    clock: () => 0,
    buffers: new RowBuffers(),
    ...more,
  });
  const bytes = new Uint8Array();
  const { text, tally } = await grade({
    form: 'rows',
    firstLine: 1,
    lines: rows.length,
    offset: 0,
    bytes,
  });
  const lines = new TextDecoder().decode(text).split('\n');
  expect(lines.pop()).toBe('');
  return { rows: lines.map((line) => JSON.parse(line)), tally, prepared };
}

const row = (line: number, answer: string, more = {}): InputRow => ({
  row: line,
  value: { questionId: 'wait', answer, ...more },
});

describe('a chunk', () => {
  test.each<[string, Assess]>([
    ['synchronous', (answer) => scored(answer.length)],
    ['asynchronous', (answer) => Promise.resolve(scored(answer.length))],
  ])('keeps the order of its rows (%s scorer)', async (_kind, assess) => {
    const { rows, prepared } = await graded([row(1, 'a'), row(2, 'bb'), row(4, 'ccc', { id: 7 })], {
      assess,
    });
    expect(rows.map(({ row: line, id, score }) => [line, id, score])).toEqual([
      [1, undefined, 1],
      [2, undefined, 2],
      [4, 7, 3],
    ]);
    expect(prepared).toBe(1);
  });

  test.each([
    [false, 1],
    [true, 3],
  ])('rows side by side: %s, so many at once: %i', async (sideBySide, most) => {
    let [now, seen] = [0, 0];
    const assess: Assess = async (answer) => {
      now += 1;
      seen = Math.max(seen, now);
      for (let turn = 0; turn < answer.length; turn += 1) await Promise.resolve();
      now -= 1;
      return scored(answer.length);
    };
    const inputs = [row(1, 'cccccc'), row(2, 'bb'), row(3, 'a')];
    const { rows } = await graded(inputs, { assess, sideBySide });
    expect([seen, rows.map(({ score }) => score)]).toEqual([most, [6, 2, 1]]);
  });

  test('a failure that stops the run is thrown, and those of rows after it are not unhandled', async () => {
    const assess: Assess = async (answer) => {
      throw new UsageError(`No ${answer}.`, 'Give up.');
    };
    await expect(graded([row(1, 'a'), row(2, 'b')], { assess, sideBySide: true })).rejects.toThrow(
      'No a.',
    );
  });

  test('each bad row has its own reason and its neighbours are graded', async () => {
    const fault = { code: 'not-json', message: 'It is not JSON.' };
    const { rows, tally } = await graded([
      row(1, 'a'),
      { row: 2, fault },
      { row: 3, value: 5 },
      { row: 4, value: { id: 'x' } },
      row(5, 'b', { questionId: 'wiat' }),
      row(6, 'c'),
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
    expect(rows[4].reason).toEqual({
      code: 'unknown-question',
      message: 'There is no question "wiat". Did you mean "wait"?',
    });
    expect(tally.answers).toBe(6);
  });

  test.each<[string, Assess]>([
    ['throws', (answer) => (answer === 'b' ? fail() : scored(1))],
    ['rejects', async (answer) => (answer === 'b' ? fail() : scored(1))],
  ])('a scorer that %s over one answer spoils that row only', async (_how, assess) => {
    const { rows } = await graded([row(1, 'a'), row(2, 'b', { id: 'x' }), row(3, 'c')], { assess });
    expect(rows.map(({ status }) => status)).toEqual(['scored', 'unscored', 'scored']);
    expect(rows[1]).toMatchObject({
      id: 'x',
      reason: { code: 'scorer-failed', message: 'The scorer failed on this answer: no luck' },
    });
  });

  test('a scorer that throws over a question spoils the rows of that question only', async () => {
    const { rows } = await graded(
      [row(1, 'a'), row(2, 'b', { id: 'x', questionId: 'waive' }), row(3, 'c')],
      { prepare: ({ id }) => (id === 'waive' ? fail() : () => scored(1)) },
    );
    expect(rows.map(({ status }) => status)).toEqual(['scored', 'unscored', 'scored']);
    expect(rows[1]).toMatchObject({
      id: 'x',
      reason: {
        code: 'scorer-failed',
        message: 'The scorer failed on the question "waive": no luck',
      },
    });
  });

  test('a known failure stops the run', async () => {
    const assess = () => {
      throw new UsageError('The endpoint is gone.');
    };
    await expect(graded([row(1, 'a')], { assess })).rejects.toThrow('The endpoint is gone.');
  });

  test('other fields are carried through; a name that the assessment uses stands under input', async () => {
    const { rows } = await graded([row(1, 'a', { student: 'Ann', score: 99, id: 5 })]);
    expect(rows[0]).toMatchObject({ id: 5, score: 1, student: 'Ann', input: { score: 99 } });
    expect(rows[0]).not.toHaveProperty('answer');
  });

  test('a field named __proto__ is carried as one', async () => {
    const value = JSON.parse('{"questionId":"wait","answer":"a","__proto__":{"polluted":1}}');
    const { rows } = await graded([{ row: 1, value }]);
    expect(Object.keys(rows[0])).toContain('__proto__');
    expect({}).not.toHaveProperty('polluted');
  });

  test('fields are mapped, and rows that name no question take the one given', async () => {
    const mapping = { fields: { answer: 'Response', id: 'Email' }, questionId: 'wait' };
    const { rows } = await graded(
      [{ row: 2, value: { Email: 'a@b', Response: 'abc', answer: 'not this', Group: 'B' } }],
      { mapping },
    );
    expect(rows[0]).toMatchObject({ id: 'a@b', status: 'scored', score: 3, Group: 'B' });
    expect(Object.keys(rows[0])).not.toContain('Response');
  });

  test('answers are listed and sampled only where they are looked at closely', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    const long = [row(1, words), row(2, 'short'), row(1001, words)];
    const plain = await graded(long, { assess: () => scored(1) });
    expect([plain.tally.listed, plain.tally.sketches]).toEqual([[], []]);
    const close = await graded(long, { assess: () => scored(1), closely: true });
    expect(close.tally.listed.map(({ row: line }) => line)).toEqual([1, 2]);
    expect(close.tally.sketches.map(({ row: line }) => line)).toEqual([1, 1001]);
  });
});

function fail(): never {
  throw new Error('no luck');
}
