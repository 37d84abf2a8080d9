import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());
const fixtures = join(import.meta.dirname, '../fixtures/questions');

/** What is only a matter of style has tests of its own. */
const env = {
  DRILL_LINT: [
    'missing-schema-line',
    'missing-source',
    'missing-why',
    'thin-level',
    'key-order',
    'example-length',
  ]
    .map((code) => `${code}=off`)
    .join(),
};

interface Row {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly path: string;
  readonly message: string;
}

async function problems(...paths: string[]): Promise<Row[]> {
  const args = ['validate', '--format', 'jsonl', '--no-self-test'];
  const { out } = await drill.run([...args, ...paths.map((path) => join(fixtures, path))], { env });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const brief = ({ line, column, code, path }: Row) => `${line}:${column} ${code} ${path}`;

test('every problem of a file, each at its exact place', async () => {
  expect((await problems('broken.yaml')).map(brief)).toEqual([
    '2:13 bad-format /role/id',
    '3:14 not-one-of /level/id',
    '5:5 missing-key /questions/0',
    '6:11 not-one-of /questions/0/type',
    '7:13 wrong-type /questions/0/skills',
    '9:5 unknown-key /questions/0/introductoin',
    '10:18 too-short /questions/0/howToAnswer',
    '12:9 missing-key /questions/0/whatNotToSay/0',
    '13:9 wrong-type /questions/0/whatNotToSay/1',
    '14:20 wrong-type /questions/0/exampleAnswer',
    '17:73 out-of-range /questions/0/rubric/keyPoints/0/weight',
    '19:11 missing-key /questions/0/followUps/0/when',
    '19:19 unknown-key /questions/0/followUps/0/when/mising',
    '21:20 not-one-of /questions/0/samples/0/quality',
    '21:67 out-of-range /questions/0/samples/0/expect/min',
  ]);
});

test('suggestions name what was meant', async () => {
  const messages = (await problems('broken.yaml')).map(({ message }) => message).join('\n');
  expect(messages).toContain('Unknown key "introductoin". Did you mean "introduction"?');
  expect(messages).toContain('Unknown key "mising". Did you mean "missing"?');
  expect(messages).toContain('Did you mean "behavioral"?');
  expect(messages).toContain('Did you mean "strong"?');
  expect(messages).toContain('This should be a list, but it is a text.');
});

test('ids that clash between files name both places; what a schema cannot say is checked too', async () => {
  const rows = await problems('good.yaml', 'clash.yaml');
  expect(rows.map(brief)).toEqual([
    '5:9 duplicate-id /questions/0/id',
    '14:21 empty-range /questions/0/rubric/words/min',
    '17:17 duplicate-id /questions/0/rubric/keyPoints/1/id',
    '19:28 unreachable-follow-up /questions/0/followUps/0/when/missing',
  ]);
  expect(rows[0]?.message).toContain('good.yaml:5:9');
  expect(rows[3]?.message).toContain('Did you mean "result"?');
});

test.each([
  ['tabs.yaml', 'yaml-syntax', 3],
  ['quote.yaml', 'yaml-syntax', 2],
  ['latin1.yaml', 'not-utf8', 1],
  ['missing.yaml', 'cannot-read', 1],
])('%s: no cascade after the first cause', async (file, code, line) => {
  const rows = await problems(file);
  expect(new Set(rows.map((row) => row.code))).toEqual(new Set([code]));
  expect(rows[0]?.line).toBe(line);
});

test('one file that cannot be read does not keep the others from being checked', async () => {
  const { code, out } = await drill.run(['validate', '--no-self-test', fixtures], { env });
  expect(code).toBe(1);
  for (const file of ['broken', 'clash', 'latin1', 'quote', 'tabs'])
    expect(out).toContain(`${file}.yaml:`);
  expect(out).toMatch(/^\d+ errors, \d+ warnings?(, \d+ notes?)? in 15 files\.$/m);
});

test('the code frame points at the value', async () => {
  const { out } = await drill.run(['validate', join(fixtures, 'clash.yaml')]);
  expect(out).toContain(`  13 |     rubric:
> 14 |       words: { min: 90, max: 20 }
     |                     ^^
  15 |       keyPoints:`);
});

test('annotations for GitHub repeat the place and cannot be broken out of', async () => {
  const { out, code } = await drill.run([
    'validate',
    '--format',
    'github',
    '--no-self-test',
    join(fixtures, 'clash.yaml'),
  ]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /^::error file=.*clash\.yaml,line=14,col=21,endLine=14,endColumn=23,title=empty-range::.*clash\.yaml:14:21\)$/m,
  );
  expect(
    out
      .trim()
      .split('\n')
      .every((line) => line.startsWith('::')),
  ).toBe(true);
});

test.each([
  [['validate'], 0],
  [['validate', '--no-self-test', join(fixtures, 'good.yaml')], 0],
  [['validate', join(fixtures, 'good.yaml')], 0],
  [['validate', '--no-self-test', '--max-warnings', '0', join(fixtures, 'good.yaml')], 1],
  [['validate', '--format', 'xml'], 2],
  [['validate', '-o', 'drill.sarif'], 2],
  [['validate', '--against', 'no-such-commit', fixtures], 2],
])('%j exits with %d', async (args, code) => {
  expect((await drill.run(args)).code).toBe(code);
});

test('a folder without question files is nothing to check', async () => {
  expect(await drill.run(['validate', drill.home])).toMatchObject({ code: 3, out: '' });
});
