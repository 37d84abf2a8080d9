import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const at = (name: string) => join(drill.home, name);
const [first, second] = bank;
const rowsOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('input', () => {
  test('CSV columns are mapped, and the others carried through', async () => {
    writeFileSync(
      at('form.csv'),
      `Timestamp,Email,Response,answer\n1,ann@x,"I called, and\nwaited",old\n2,bob@x,,new\n`,
    );
    const args = ['--map', 'answer=Response,id=Email', '--question', first?.id ?? ''];
    const { out, code } = await drill.run(['grade', at('form.csv'), ...args]);
    expect(code).toBe(0);
    expect(rowsOf(out)).toMatchObject([
      { row: 2, id: 'ann@x', questionId: first?.id, status: 'scored', Timestamp: '1' },
      { row: 4, id: 'bob@x', questionId: first?.id, status: 'scored', Timestamp: '2', score: 0 },
    ]);
  });

  test('a mapping of an unknown field is a sentence', async () => {
    const { code, err } = await drill.run(['grade', '-', '--map', 'text=Response']);
    expect([code, err]).toEqual([
      2,
      'drill: --map text=Response names no field of an answer row.\nWrite id=…, questionId=…, answer=…, for example --map answer=Response.\n',
    ]);
  });

  test('a folder of text files: the folder is the question, the name the id', async () => {
    const folder = at('answers');
    for (const [question, id, text] of [
      [first?.id, 'ann', `${first?.exampleAnswer}\n`],
      [first?.id, 'bob', 'I went home.'],
      [second?.id, 'ann', 'I went home.'],
      ['nobody-asked', 'cy', 'What?'],
    ]) {
      mkdirSync(join(folder, question ?? ''), { recursive: true });
      writeFileSync(join(folder, question ?? '', `${id}.txt`), text ?? '');
    }
    writeFileSync(join(folder, first?.id ?? '', 'dee.txt'), Buffer.from([0x61, 0xff]));
    writeFileSync(join(folder, first?.id ?? '', 'notes.pdf'), 'not an answer');
    execFileSync('mkfifo', [join(folder, first?.id ?? '', 'eve.md')]);
    const { out, code } = await drill.run(['grade', folder]);
    expect(code).toBe(4);
    const found = rowsOf(out).map(({ row, id, questionId, status, reason, file }) => [
      row,
      id ?? file,
      questionId,
      reason?.code ?? status,
    ]);
    expect(found).toEqual([
      [1, 'cy', undefined, 'unknown-question'],
      [2, 'ann', first?.id, 'scored'],
      [3, 'bob', first?.id, 'scored'],
      [4, undefined, undefined, 'not-utf8'],
      [5, undefined, undefined, 'cannot-read'],
      [6, 'ann', second?.id, 'scored'],
    ]);
    const alike = rowsOf(out);
    expect(alike[1].score).toBeGreaterThan(alike[2].score);
    expect(alike[3].reason.message).toContain(`${first?.id}/dee.txt`);
  });
});

describe('a table', () => {
  const fields = ['a', first?.id, `"${(first?.exampleAnswer ?? '').replaceAll('"', '""')}"`, '77'];
  const names = ['id', 'questionId', 'answer', 'humanScore'];
  const table = (separator: string) =>
    `\ufeff${names.join(separator)}\r\n${fields.join(separator)}\r\n`;

  test.each([
    ['semicolons.csv', ';'],
    ['tabs.csv', '\t'],
    ['tabs.tsv', '\t'],
    ['commas.csv', ','],
  ])('%s is read by every command that takes answers', async (name, separator) => {
    writeFileSync(at(name), table(separator));
    const graded = await drill.run(['grade', at(name)]);
    expect([graded.code, rowsOf(graded.out)[0]?.status]).toEqual([0, 'scored']);
    const rescored = await drill.run(['rescore', at(name)]);
    expect([rescored.code, rowsOf(rescored.out)[0]?.status]).toEqual([0, 'scored']);
    const calibrated = await drill.run(['calibrate', at(name), '--json']);
    expect(JSON.parse(calibrated.out).overall.n).toBe(1);
  });

  test.each([
    ['grade', ['-o', 'never.ndjson']],
    ['rescore', []],
    ['calibrate', []],
  ])('%s says which column is missing, before anything is written', async (command, more) => {
    writeFileSync(at('lacking.csv'), 'id;Question;answer\na;q;text\n');
    const args = more.map((arg) => (arg.startsWith('-') ? arg : at(arg)));
    const { code, out, err } = await drill.run([command, at('lacking.csv'), ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('has no column "questionId". Separated by semicolons');
    expect(readdirSync(drill.home).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  test('a column that is mapped, or stands for all rows, is needed under its own name', async () => {
    writeFileSync(at('mapped.csv'), `Mail;Text\na@b;${'I asked her. '.repeat(9)}\n`);
    const args = ['grade', at('mapped.csv'), '--question', first?.id ?? ''];
    const { out } = await drill.run([...args, '--map', 'answer=Text']);
    expect(rowsOf(out)[0]).toMatchObject({ Mail: 'a@b', questionId: first?.id });
    const { code, err } = await drill.run([...args, '--map', 'answer=Texte']);
    expect([code, err]).toEqual([2, expect.stringContaining('has no column "Texte"')]);
  });
});

describe('output', () => {
  const input = [
    { id: 'ann', questionId: first?.id, answer: first?.exampleAnswer, team: '=HYPERLINK("x")' },
    { id: '-5', questionId: first?.id, answer: '', team: 'blue, "or" red' },
    { id: 'cy', questionId: 'nobody-asked', answer: 'x', team: 'green\nline', late: true },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n');

  test('CSV has a column for each criterion and each field, and no formulas', async () => {
    const { out } = await drill.run(['grade', '-', '--format', 'csv'], { input });
    const records = parse(out, { columns: true }) as Record<string, string>[];
    expect(records.map(({ row, id, status }) => [row, id, status])).toEqual([
      ['1', 'ann', 'scored'],
      ['2', "'-5", 'scored'],
      ['3', 'cy', 'unscored'],
    ]);
    expect(Number(records[0]?.content)).toBeGreaterThan(80);
    expect(records.map(({ team }) => team)).toEqual([
      `'=HYPERLINK("x")`,
      'blue, "or" red',
      'green\nline',
    ]);
    expect(records[2]).toMatchObject({ score: '', other: '{"late":true}' });
    expect(records[2]?.reason).toContain('There is no question "nobody-asked"');
  });

  test.each([
    ['class.html', '<h1>Class report</h1>'],
    ['class.md', '# Class report'],
  ])('%s is a class report', async (name, start) => {
    const { out, code } = await drill.run(['grade', '-', '-o', at(name)], { input });
    expect([out, code]).toEqual(['', 4]);
    const report = readFileSync(at(name), 'utf8');
    expect(report).toContain(start);
    expect(report).toContain('ann');
  });

  test('rows and a report at once; a summary as JSON', async () => {
    const args = ['-o', at('rows.csv'), '--summary', at('both.html')];
    expect((await drill.run(['grade', '-', ...args], { input })).code).toBe(4);
    expect(readFileSync(at('both.html'), 'utf8')).toContain('Class report');
    await drill.run(['grade', '-', '--summary', at('sum.json')], { input });
    expect(JSON.parse(readFileSync(at('sum.json'), 'utf8'))).toMatchObject({
      answers: 3,
      scored: 2,
      reasons: { 'unknown-question': 1 },
      alike: { compared: 0 },
    });
  });

  test('--resume needs a file of rows', async () => {
    for (const args of [[], ['-o', at('class.md')], ['-o', '/dev/null']]) {
      const { code, err } = await drill.run(['grade', '-', '--resume', ...args], { input });
      expect([code, err]).toEqual([2, expect.stringMatching(/resume/)]);
    }
  });
});

describe('flags', () => {
  const answer = `${'One two three four five six seven eight nine ten eleven. I said sorry, rang the ward and told him what I heard.'} He was seen at four and thanked me for that.`;
  const rows = (...answers: (string | undefined)[]) =>
    answers
      .map((text, index) => JSON.stringify({ id: index, questionId: first?.id, answer: text }))
      .join('\n');

  test.each<[string, string[], string, number]>([
    ['a copy of the example', ['--fail-on-flags'], rows(first?.exampleAnswer), 1],
    ['only other flags', ['--fail-on-flags', 'hidden-text'], rows(first?.exampleAnswer), 0],
    ['answers alike', ['--fail-on-flags'], rows(answer, answer.replace('four', 'five')), 1],
    ['answers not alike', ['--fail-on-flags=near-identical'], rows(answer, 'I went.'), 0],
  ])('%s: %j', async (_what, args, input, code) => {
    expect((await drill.run(['grade', '-', ...args], { input })).code).toBe(code);
  });

  test('what is alike is named in the summary', async () => {
    const input = rows('I went.', answer, answer.toUpperCase());
    const args = ['--format', 'markdown'];
    const { out, err } = await drill.run(['grade', '-', ...args, '--fail-on-flags'], { input });
    expect(out).toMatch(/\| 100 % \| pl-junior-long-wait \| 2 \(1\), 3 \(2\) \|/);
    expect(err).toContain('1 place to look: near-identical.');
  });
});

describe('--compare', () => {
  const input = bank
    .flatMap(({ id, exampleAnswer, samples = [] }) =>
      [exampleAnswer, ...samples.map(({ text }) => text)].map((answer) => ({
        questionId: id,
        answer,
      })),
    )
    .map((row, index) => JSON.stringify({ id: index, ...row }))
    .join('\n');

  test('an edited rubric: what it changes, before it is published', async () => {
    const old = at('old.ndjson');
    await drill.run(['grade', '-', '-o', old, '-q'], { input });
    const folder = join(import.meta.dirname, '../../questions/patient-liaison');
    const edited = at('edited/patient-liaison');
    mkdirSync(edited, { recursive: true });
    for (const level of ['junior', 'mid', 'senior', 'lead', 'manager']) {
      const text = readFileSync(join(folder, `${level}.yaml`), 'utf8');
      const changed = text.replaceAll(/weight: 3/g, 'weight: 1');
      writeFileSync(join(edited, `${level}.yaml`), level === 'junior' ? changed : text);
    }
    const args = ['grade', '-', '--questions', at('edited'), '--compare', old, '-q'];
    const { out, code } = await drill.run([...args, '--json'], { input });
    expect(code).toBe(0);
    const comparison = JSON.parse(out);
    expect(comparison).toMatchObject({ onlyBefore: 0, onlyAfter: 0 });
    expect(comparison.scores.n).toBe(input.split('\n').length);
    expect(comparison.scores.changed).toBeGreaterThan(0);
    for (const { id, changed, edited: isEdited } of comparison.questions) {
      expect(changed > 0 ? isEdited : true).toBe(true);
      expect(isEdited).toBe(id.startsWith('pl-junior'));
    }
    const kept = at('new.ndjson');
    const text = await drill.run([...args, '-o', kept], { input });
    expect(text.out).toContain('Comparison with an earlier grading');
    expect(text.out).toContain(`${comparison.scores.n} answers scored both times`);
    expect(rowsOf(readFileSync(kept, 'utf8'))).toHaveLength(comparison.scores.n);
  });

  test.each([
    [['--compare', 'nowhere.ndjson'], /Cannot read nowhere\.ndjson/],
    [['--compare', 'answers.ndjson'], /does not begin with rows that drill grade wrote/],
    [['--compare', 'answers.ndjson', '-o', 'x.csv'], /have to be NDJSON/],
    [['--json'], /--json belongs to --compare/],
  ])('%j is refused before anything is graded', async (args, message) => {
    writeFileSync(at('answers.ndjson'), input);
    const { code, err, out } = await drill.run(['grade', 'answers.ndjson', ...args]);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(message)]);
  });
});
