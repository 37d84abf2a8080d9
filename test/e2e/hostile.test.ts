import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';
import { hostileFiles } from '../helpers/hostile.mjs';
import { questionText } from '../helpers/question-text.ts';

/** One of each kind; bench/hostile.mjs measures them all. */
const costly = hostileFiles.filter(([name]) =>
  /^(scalar|keys-9900|blank|plain|quotes-s|trailing|wrong-e|heavy-r|invisible|flow|wide-l)/.test(
    name,
  ),
);
const fixtures = join(import.meta.dirname, '../fixtures');
const drill = new Drill();
const made = join(drill.home, 'made');
const collected = join(drill.home, 'collected');
const printed = join(drill.home, 'printed');
beforeAll(() => {
  for (const folder of [made, collected, printed]) mkdirSync(folder);
  for (const [name, text] of costly) writeFileSync(join(made, `${name}.yaml`), text());
  for (const name of ['yaml-bombs', 'malformed-utf8'])
    cpSync(join(fixtures, name), join(collected, name), { recursive: true });
  const payloads: { readonly payload?: string }[] = JSON.parse(
    readFileSync(join(fixtures, 'terminal', 'payloads.json'), 'utf8'),
  );
  const values = payloads.map((each) => JSON.stringify(String(Object.values(each).join(' '))));
  writeFileSync(join(printed, 'skills.yaml'), questionText([`skills: [${values.join(', ')}]`]));
  const keys = values.map((value, index) => `${value.slice(0, -1)}${index}": 1`);
  writeFileSync(join(printed, 'keys.yaml'), questionText([`source: { ${keys.join(', ')} }`]));
  writeFileSync(join(printed, '\u001b[2J\u202e::error::.yaml'), questionText(['type: x']));
});
afterAll(() => drill.remove());

/** C0 but newline, DEL, C1, and what turns text around. */
const foreign = /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;

function expectOrderly({ code, out, err }: { code: number | null; out: string; err: string }) {
  expect(code).toBe(1);
  expect(out.search(foreign)).toBe(-1);
  expect(err.search(foreign)).toBe(-1);
  expect(out + err).not.toMatch(/\n {4}at .*:\d+:\d+|RangeError|Maximum call|heap/);
}

test('files made to cost memory are told apart with 150 MB for all of them', async () => {
  const env = { NODE_OPTIONS: '--max-old-space-size=150' };
  const got = await drill.run(['validate', '--format', 'jsonl', 'made'], { env });
  expectOrderly(got);
  const files = new Set(
    got.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).file),
  );
  expect(files.size).toBe(costly.length);
});

describe('what files hold', () => {
  test.each(['text', 'github', 'junit', 'sarif'])(
    'as %s brings no control byte',
    async (format) => {
      expectOrderly(await drill.run(['validate', '--format', format, 'printed', 'collected']));
    },
  );

  test('is not mended into something else', async () => {
    expectOrderly(await drill.run(['validate', '--fix', 'collected']));
  });
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;
test.skipIf(!hasStrace)('nothing is executed and nobody is connected to', () => {
  const log = join(drill.home, 'calls');
  const bin = join(import.meta.dirname, '../../bin/drill.js');
  const traced = ['-f', '-e', 'trace=execve,connect,sendto,bind', '-o', log];
  spawnSync('strace', [...traced, process.execPath, bin, 'validate', '--fix', collected, printed], {
    cwd: drill.home,
    env: { PATH: process.env.PATH ?? '', HOME: drill.home, DRILL_HOME: drill.home },
  });
  const calls = execFileSync('grep', ['-E', 'execve|connect|sendto|bind', log], {
    encoding: 'utf8',
  });
  expect(calls.trim().split('\n')).toEqual([expect.stringMatching(/execve\(.*node/)]);
});
