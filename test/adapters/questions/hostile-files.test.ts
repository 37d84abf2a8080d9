import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readQuestionFile } from '../../../src/adapters/questions/read.ts';
import type { LoadedFile } from '../../../src/domain/ports.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly file: string;
  readonly expect: string;
}
const cases = (name: string): Case[] =>
  JSON.parse(readFileSync(join(fixtures, name, 'index.json'), 'utf8'));

/** Refused with at least one problem, each with a place in the file and without a word of a stack. */
function expectRefused({ content, problems }: LoadedFile) {
  expect(content).toBeNull();
  expect(problems.length).toBeGreaterThan(0);
  for (const { line, column, message } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toMatch(/\n|\bat .*\.(ts|js)\b|RangeError|Maximum call/);
  }
}

describe('the collection of hostile YAML', () => {
  test.each(cases('yaml-bombs'))('$file: $expect', async ({ file }) => {
    // None of them is a question file, so all of them are refused, for whatever comes first.
    expectRefused(await readQuestionFile(join(fixtures, 'yaml-bombs', file), {}));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('malformed UTF-8', () => {
  test.each(cases('malformed-utf8').filter(({ file }) => file.endsWith('.yaml')))(
    '$file',
    async ({ file }) => {
      expectRefused(await readQuestionFile(join(fixtures, 'malformed-utf8', file), {}));
    },
  );

  test('the first invalid byte is placed', async () => {
    const path = join(folder, 'latin1.yaml');
    writeFileSync(path, Buffer.from('a: b\nc: caf\xe9\n', 'latin1'));
    const { problems } = await readQuestionFile(path, {});
    expect(problems).toMatchObject([
      {
        code: 'not-utf8',
        line: 2,
        column: 7,
        message: expect.stringContaining('invalid byte at offset 11'),
      },
    ]);
  });
});

describe('files made to cost time', () => {
  const repeated = (text: string, times: number) => text.repeat(times);
  test.each([
    ['a scalar of 32 MB', () => `a: "${repeated('x', 32_000_000)}"`, 'too-large'],
    ['a comment of 16 MB', () => `#${repeated('x', 16_000_000)}`, 'too-large'],
    ['a key of 900 KB', () => `${repeated('k', 900_000)}: 1`, 'yaml-syntax'],
    [
      '70,000 keys',
      () => Array.from({ length: 70_000 }, (_, index) => `k${index}: 1`).join('\n'),
      'too-many-lines',
    ],
    [
      '40,000 keys',
      () => Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`).join('\n'),
      'too-many-nodes',
    ],
    ['100,000 documents', () => repeated('--- a\n', 100_000), 'too-many-lines'],
    ['900,000 blank lines', () => repeated('\n', 900_000), 'too-many-lines'],
    ['300,000 folded lines', () => `a: >\n${repeated(' x\n', 300_000)}`, 'too-many-lines'],
    ['49,000 folded lines', () => `a: >\n${repeated(' x\n', 49_000)}`, 'missing-key'],
    ['a plain scalar of 900 KB', () => `a: ${repeated('x ', 450_000)}`, 'missing-key'],
    ['100,000 nested flow sequences', () => repeated('[', 100_000), 'too-deep'],
    [
      '1,500 nested block maps',
      () => Array.from({ length: 1_200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'too-deep',
    ],
    ['2,000 sequences in one line', () => repeated('- ', 2_000), 'too-deep'],
    ['5,000 explicit keys', () => repeated('? ', 5_000), 'too-deep'],
  ] as const)(
    '%s',
    async (what, make, code) => {
      const path = join(folder, `${what.replaceAll(/\W/g, '-')}.yaml`);
      writeFileSync(path, make());
      const loaded = await readQuestionFile(path, {});
      expectRefused(loaded);
      expect(loaded.problems.map((problem) => problem.code)).toContain(code);
    },
    5_000,
  );
});

describe('what is no regular file', () => {
  test('a pipe, a folder, a device, a circle of links and nothing at all', async () => {
    const pipe = join(folder, 'pipe.yaml');
    execFileSync('mkfifo', [pipe]);
    const circle = join(folder, 'circle.yaml');
    symlinkSync(circle, circle);
    const messages = await Promise.all(
      [pipe, folder, '/dev/zero', circle, join(folder, 'missing.yaml')].map(async (path) => {
        const { problems } = await readQuestionFile(path, {});
        return problems.map(({ code, message }) => `${code}: ${message}`).join();
      }),
    );
    expect(messages).toEqual([
      'cannot-read: Cannot read the file: it is not a regular file.',
      'cannot-read: Cannot read the file: it is not a regular file.',
      'cannot-read: Cannot read the file: it is not a regular file.',
      'cannot-read: Cannot read the file: the symbolic links go round in a circle.',
      'cannot-read: Cannot read the file: it does not exist.',
    ]);
  });
});
