import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';
import { keys } from '../helpers/pty.ts';
import { questionText } from '../helpers/question-text.ts';

let drill: Drill;
beforeEach(() => {
  drill = new Drill();
});
afterEach(() => drill.remove());

const at = (name: string) => join(drill.home, name);

test('new writes a file that validates, and does not replace one', async () => {
  const made = await drill.run(['new', 'Ward Clerk', '--level', 'mid']);
  expect(made).toMatchObject({ code: 0, out: '' });
  const file = 'questions/ward-clerk/mid.yaml';
  expect(made.err).toContain(`Wrote ${file}`);
  expect(made.err).toContain(`drill --questions ${file}`);
  const listed = await drill.run(['list', '--questions', file]);
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('Ward Clerk') });
  const checked = await drill.run(['validate', '--max-warnings', '0', file]);
  expect(checked).toMatchObject({ code: 0 });
  const again = await drill.run(['new', 'ward-clerk', '--level', 'mid']);
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
  expect(await drill.run(['new', 'ward-clerk', '--level', 'mid', '--force'])).toMatchObject({
    code: 0,
  });
  expect(await drill.run(['new', 'ward-clerk'])).toMatchObject({ code: 2 });
  expect(await drill.run(['new', '../..', '--level', 'mid'])).toMatchObject({ code: 2 });
  const printed = await drill.run(['new', 'ward-clerk', '--level', 'mid', '-o', '-']);
  expect(printed.out).toBe(readFileSync(at(file), 'utf8'));
});

test('--check says what would change, --fix changes it and keeps who may read the file', async () => {
  writeFileSync(at('a.yaml'), questionText(['status: active ', 'timeLimitSeconds: 60']), {
    mode: 0o640,
  });
  const before = readFileSync(at('a.yaml'), 'utf8');
  const args = ['validate', '--no-self-test', 'a.yaml'];
  const checked = await drill.run([...args, '--check']);
  expect(checked).toMatchObject({
    code: 1,
    err: 'a.yaml: would mend 1 trailing-space, 1 key-order\n',
  });
  expect(readFileSync(at('a.yaml'), 'utf8')).toBe(before);
  const fixed = await drill.run([...args, '--fix']);
  expect(fixed).toMatchObject({ code: 0, err: 'a.yaml: mended 1 trailing-space, 1 key-order\n' });
  expect(statSync(at('a.yaml')).mode & 0o777).toBe(0o640);
  expect(readFileSync(at('a.yaml'), 'utf8')).not.toBe(before);
  expect(await drill.run([...args, '--check'])).toMatchObject({ code: 0, err: '' });
});

test('--watch checks again when a file is saved', async () => {
  writeFileSync(at('a.yaml'), questionText(['type: sad']));
  const session = drill.start({
    args: ['validate', '--no-self-test', '--watch', at('a.yaml')],
    env: { DRILL_QUESTIONS_PER_LEVEL: '0' },
  });
  await session.waitFor('1 error, 0 warnings in 1 file.');
  await session.waitFor('Watching');
  writeFileSync(at('a.yaml'), questionText());
  await session.waitFor('No problems in 1 file.');
  session.type(keys.ctrlC);
  expect((await session.ended).code).toBe(130);
});

test('several reports at once, each whole', async () => {
  writeFileSync(at('a.yaml'), questionText(['type: sad']));
  const args = ['validate', '--no-self-test', '-o', 'junit=j.xml', '-o', 'sarif=s.sarif', 'a.yaml'];
  const { code, out } = await drill.run(args);
  expect(code).toBe(1);
  expect(out).toContain('1 error');
  expect(readFileSync(at('j.xml'), 'utf8')).toContain('type="not-one-of"');
  expect(JSON.parse(readFileSync(at('s.sarif'), 'utf8')).runs[0].results).not.toEqual([]);
});

test.each(['markdown', 'csv'])('questions go out as %s and come back', async (format) => {
  const file = format === 'csv' ? 'bank.csv' : 'bank.md';
  const level = ['--level', 'senior'];
  await drill.run(['export-questions', ...level, '--format', format, '-o', file]);
  const back = await drill.run(['import', file]);
  expect(back).toMatchObject({ code: 0, out: '' });
  const json = async (...args: string[]) => {
    const { out } = await drill.run(['list', ...level, '--json', ...args]);
    return JSON.parse(out).map(({ file: _file, ...question }: { file: string }) => question);
  };
  expect(await json('--questions', 'questions')).toEqual(await json());
});

test.each([
  ['nothing.md', '# Nothing', 'There are no questions in nothing.md.'],
  ['nameless.md', '### a-question', 'Add --role'],
  ['path.csv', 'id,role,level\na,../../etc,mid', 'which is no id'],
  ['broken.csv', 'id,text\na,"open', 'is not closed'],
])('import of %s is refused with the reason', async (file, content, wanted) => {
  writeFileSync(at(file), content);
  const { code, err } = await drill.run(['import', file]);
  expect(code).toBe(2);
  expect(err).toContain(wanted);
  expect(existsSync(at('questions'))).toBe(false);
});

test('an Anki deck has a note of four fields for each question, and no cell runs in a spreadsheet', async () => {
  writeFileSync(
    at('a.yaml'),
    questionText(['text: "=1+1 <b>\\tx"', 'howToAnswer: ["-x", "+y"]', 'introduction: "@a"']),
  );
  const export_ = (format: string) =>
    drill.run(['export-questions', '--questions', 'a.yaml', '--format', format]);
  const { out } = await export_('anki');
  const notes = out
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  expect(notes).toHaveLength(1);
  expect(notes[0]?.split('\t')).toHaveLength(4);
  expect(notes[0]).toContain('=1+1 &lt;b&gt;  x');
  const csv = (await export_('csv')).out;
  expect(csv).toContain(`"'=1+1`);
  expect(csv).toContain(`"'@a"`);
  expect(csv).toContain(`"'-x\n+y"`);
});
