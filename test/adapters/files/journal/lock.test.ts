import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lock } from '../../../../src/adapters/files/journal/lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-lock-'));
  path = join(folder, 'out.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const processes = { own: 7, isRunning: (id: number) => id !== 9 };

test('it is there until it is let go', async () => {
  const unlock = await lock(path, processes);
  expect(readFileSync(path, 'utf8')).toBe('7\n');
  await unlock();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['of a process that was killed', '9\n'],
  ['of a process whose number is our own now', '7\n'],
])('one %s is taken over', async (_what, text) => {
  writeFileSync(path, text);
  await lock(path, processes);
  expect(readFileSync(path, 'utf8')).toBe('7\n');
});

test.each([
  ['', 'Another run is writing to the same file.'],
  ['-1\n', 'Another run is writing to the same file.'],
  ['8\n', 'Another run (process 8) is writing to the same file.'],
])('one that says %j is left alone, and how to be rid of it is told', async (text, message) => {
  writeFileSync(path, text);
  await expect(lock(path, processes)).rejects.toMatchObject({
    message,
    nextStep: `Wait until it has ended; if there is no such run, remove ${path}.`,
  });
  expect(readFileSync(path, 'utf8')).toBe(text);
});
