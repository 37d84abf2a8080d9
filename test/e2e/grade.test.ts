import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const [question] = bank;
if (question === undefined) throw new Error('the bank is empty');
const row = (answer: string, more: object = {}) =>
  JSON.stringify({ questionId: question.id, answer, ...more });
const rowsOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('drill grade', () => {
  test('one row out for every row in, in order; bad rows have their reason and spoil nothing', async () => {
    const input = Buffer.concat([
      Buffer.from(
        `${row(question.exampleAnswer, { id: 'a' })}\nnot json\n\n${row('x', { questionId: 'pl-junior-long-wiat' })}\n{"id":"c"}\n"`,
      ),
      Buffer.from([0xff]),
      Buffer.from(`"\n${row('', { id: 7, extra: 'ignored' })}`),
    ]);
    const { code, out, err } = await drill.run(['grade', '-'], { input });
    const rows = rowsOf(out);
    expect(
      rows.map(({ row: line, id, status, reason }) => [line, id, status, reason?.code]),
    ).toEqual([
      [1, 'a', 'scored', undefined],
      [2, undefined, 'unscored', 'not-json'],
      [4, undefined, 'unscored', 'unknown-question'],
      [5, 'c', 'unscored', 'bad-row'],
      [6, undefined, 'unscored', 'not-utf8'],
      [7, 7, 'scored', undefined],
    ]);
    expect(rows[0].score).toBeGreaterThanOrEqual(80);
    expect(rows[2].reason.message).toContain('Did you mean "pl-junior-long-wait"?');
    expect(rows[5].score).toBe(0);
    expect(err).toContain('Graded 6 answers: 2 scored, 4 unscored');
    expect(code).toBe(4);
  });

  test.each([
    [[], 0],
    [['--threshold', '10'], 1],
    [['--threshold', '0'], 0],
    [['--min-mean', '90'], 1],
    [['--threshold', 'high'], 2],
    [['--scorer', 'ruels'], 2],
  ])('%j exits with %d', async (flags, code) => {
    const input = `${row(question.exampleAnswer)}\n${row('')}\n`;
    expect((await drill.run(['grade', '-', ...flags], { input })).code).toBe(code);
  });

  test.each<[string, string | null, string]>([
    ['-', null, 'standard input. Each line is one object with "questionId" and "answer".'],
    ['blank.ndjson', '\n\n', 'blank.ndjson. Each line is one object with "questionId"'],
    ['empty.csv', '', 'empty.csv. The first line names the columns;'],
    ['header.csv', 'questionId,answer\n', 'header.csv. The first line names the columns;'],
    ['no-texts', null, 'no-texts. Each answer is a text file, <questionId>/<id>.txt or .md.'],
  ])('no answers in %s are told, and reach no limit', async (path, text, expected) => {
    if (text !== null) writeFileSync(join(drill.home, path), text);
    else if (path !== '-') mkdirSync(join(drill.home, path));
    const { code, out, err } = await drill.run(['grade', path]);
    expect([code, out, err]).toEqual([
      0,
      '',
      expect.stringContaining(`There are no answers in ${expected}`),
    ]);
    const limited = await drill.run(['grade', path, '--min-mean', '1']);
    expect(limited.err).toContain('There were no answers, so no score can reach');
    expect(limited.code).toBe(1);
  });

  test('CSV gives the same assessments', async () => {
    const csv = join(drill.home, 'answers.csv');
    writeFileSync(
      csv,
      `id,questionId,answer\n1,${question.id},"I said I was sorry, and\ncalled the nurse."\n`,
    );
    const { out } = await drill.run(['grade', csv]);
    const ndjson = await drill.run(['grade', '-'], {
      input: row('I said I was sorry, and\ncalled the nurse.', { id: '1' }),
    });
    expect(rowsOf(out)).toEqual([{ ...rowsOf(ndjson.out)[0], row: 2 }]);
  });

  test('a file as output is written whole, with a summary beside it', async () => {
    const output = join(drill.home, 'out.ndjson');
    const { code, out } = await drill.run(
      ['grade', '-', '-o', output, '--summary', join(drill.home, 'summary.json')],
      { input: `${row('')}\n${row(question.exampleAnswer)}\n` },
    );
    expect([code, out]).toEqual([0, '']);
    expect(rowsOf(readFileSync(output, 'utf8'))).toHaveLength(2);
    expect(JSON.parse(readFileSync(join(drill.home, 'summary.json'), 'utf8'))).toMatchObject({
      answers: 2,
      scored: 2,
    });
    expect(readdirSync(drill.home).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('a missing file is a sentence', async () => {
    const { code, err } = await drill.run(['grade', 'nowhere.ndjson']);
    expect([code, err]).toEqual([
      2,
      'drill: Cannot read nowhere.ndjson: it does not exist.\nCheck the path.\n',
    ]);
  });

  test('a reader that stops early ends the work without a trace', async () => {
    const input = join(drill.home, 'many.ndjson');
    writeFileSync(input, `${row('I called the nurse.')}\n`.repeat(20_000));
    const bin = join(import.meta.dirname, '../../bin/drill.js');
    const { stdout, stderr } = await promisify(execFile)('/bin/bash', [
      '-c',
      `"${process.execPath}" "${bin}" grade "${input}" | head -1`,
    ]);
    expect(rowsOf(stdout)).toHaveLength(1);
    expect(stderr).toBe('');
  });

  test('any split of the input gives the same rows', async () => {
    const rows = bank.map((each) =>
      JSON.stringify({ questionId: each.id, answer: each.exampleAnswer }),
    );
    const whole = rowsOf((await drill.run(['grade', '-'], { input: rows.join('\n') })).out);
    const halves = await Promise.all(
      [rows.slice(0, 7), rows.slice(7)].map((part) =>
        drill.run(['grade', '-'], { input: part.join('\n') }),
      ),
    );
    const joined = halves.flatMap(({ out }) => rowsOf(out));
    const withoutRow = (list: { row: number }[]) => list.map((each) => ({ ...each, row: 0 }));
    expect(withoutRow(joined)).toEqual(withoutRow(whole));
  });
});
