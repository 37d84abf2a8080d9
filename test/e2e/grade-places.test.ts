import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const at = (name: string) => join(drill.home, name);
const answers = `${JSON.stringify({ id: 'a', questionId: bank[0]?.id, answer: 'I called the nurse.' })}\n`;

mkdirSync(at('folder'));
symlinkSync('circle', at('circle'));
beforeEach(() => writeFileSync(at('answers.ndjson'), answers));

test.each([
  ['-o', ['answers.ndjson'], '-o and the answers are the same file, answers.ndjson'],
  ['-o', ['folder/../answers.ndjson', '--restart'], '-o and the answers are the same file'],
  ['--summary', ['answers.ndjson'], '--summary and the answers are the same file'],
  ['-o', ['s.html', '--summary', './s.html'], '--summary and -o are the same file, s.html'],
  ['-o', [''], '-o names no file.'],
  ['--summary', ['none/s.json'], 'Cannot write none/s.json: its folder does not exist.'],
  ['-o', ['none/s.ndjson'], 'Cannot write none/s.ndjson: its folder does not exist.'],
  ['-o', ['folder'], 'Cannot write folder: it is a folder.'],
  ['-o', ['/dev/full'], 'Cannot write /dev/full: ENOSPC'],
])('%s %j is refused, and nothing is written or lost', async (flag, rest, reason) => {
  const there = readdirSync(drill.home);
  const { code, out, err } = await drill.run(['grade', 'answers.ndjson', flag, ...rest]);
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(`drill: ${reason}`)]);
  expect(err.trim().split('\n')).toHaveLength(2);
  expect(readFileSync(at('answers.ndjson'), 'utf8')).toBe(answers);
  expect(readdirSync(drill.home)).toEqual(there);
});

test('answers that cannot be reached are a sentence', async () => {
  const { code, err } = await drill.run(['grade', 'circle']);
  expect([code, err]).toEqual([
    2,
    'drill: Cannot read circle: the symbolic links go round in a circle.\nCheck the path.\n',
  ]);
});

test('a link stays one, and the file that it leads to is written', async () => {
  writeFileSync(at('folder/kept.ndjson'), '');
  symlinkSync('folder/kept.ndjson', at('link.ndjson'));
  const { code } = await drill.run(['grade', 'answers.ndjson', '-o', 'link.ndjson']);
  expect(code).toBe(0);
  expect(lstatSync(at('link.ndjson')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('folder/kept.ndjson'), 'utf8')).toContain('"status":"scored"');
});

test('another program takes the rows, by a name of the shell for a pipe', () => {
  const line = `"${process.execPath}" "${drill.bin}" grade answers.ndjson -q -o >(cat)`;
  const { status, stdout } = spawnSync('/bin/bash', ['-c', line], {
    cwd: drill.home,
    env: drill.env(),
  });
  expect([status, JSON.parse(stdout.toString())]).toEqual([0, expect.objectContaining({ row: 1 })]);
});
