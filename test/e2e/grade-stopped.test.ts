import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

function begin(...args: string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [drill.bin, 'grade', ...args], {
    env: drill.env(),
    cwd: drill.home,
  });
  child.stdin.on('error', () => {});
  // Shells say 128 and the number of the signal for both ways to end.
  const codes = { SIGINT: 130, SIGTERM: 143 } as Readonly<Record<string, number>>;
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? codes[signal ?? ''] ?? null));
  });
  return { child, ended };
}

/** More than fits between two processes: once it is written, some of it is being read. */
const unfinishedLine = 'x'.repeat(300_000);

test.each([
  ['the header line of a table', ['--input-format', 'csv']],
  ['the first row, which names the columns', ['--format', 'csv']],
  ['a row', []],
])('one signal ends a run that waits for %s', async (_what, flags) => {
  const { child, ended } = begin('-', ...flags);
  child.stdin?.write(unfinishedLine, () => child.kill('SIGTERM'));
  expect(await ended).toBe(143);
});

test('one signal ends a run that waits for a pipe that nobody writes to', async () => {
  const pipe = join(drill.home, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const { child, ended } = begin('pipe');
  // Opened once the other end is.
  const writer = await open(pipe, 'w');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  await writer.close();
});
