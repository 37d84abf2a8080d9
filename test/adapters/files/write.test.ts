import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFile } from '../../../src/adapters/files/write.ts';
import { type Printable, print } from '../../../src/domain/printable.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* texts(...all: string[]): AsyncGenerator<Printable> {
  for (const text of all) yield print`${text}`;
}

async function* failing(): AsyncGenerator<Printable> {
  yield print`half`;
  throw new Error('the source failed');
}

test('writes the whole text, for its owner only, and leaves nothing beside it', async () => {
  const path = join(folder, 'out.ndjson');
  await writeFile(path, texts('one\n', 'two\n'));
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['out.ndjson']);
});

test('a source that fails on the way leaves the old file as it was', async () => {
  const path = join(folder, 'out.ndjson');
  writeFileSync(path, 'old');
  await expect(writeFile(path, failing())).rejects.toThrow(/^the source failed$/);
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['out.ndjson']);
});

test('a place that cannot be written is named with a way on', async () => {
  const path = join(folder, 'missing', 'out.ndjson');
  await expect(writeFile(path, texts('x'))).rejects.toMatchObject({
    name: 'DrillError',
    message: expect.stringContaining(`Cannot write ${path}: ENOENT`),
    nextStep: 'Make room, or choose another place.',
  });
});

test('a device is written in place', async () => {
  await writeFile('/dev/null', texts('x'));
  expect(statSync('/dev/null').isFile()).toBe(false);
});
