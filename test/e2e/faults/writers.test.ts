/** Sessions that write at the same time: everything is there afterwards. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderInMemory } from '../../helpers/folders.ts';
import { lookInto } from '../../helpers/saved.ts';

const root = join(import.meta.dirname, '../../..');
// Beside the packages, so that the writer finds the SQLite that is not bundled.
const writer = join(root, 'node_modules', '.cache', 'drill-test', 'writer.mjs');
const home = folderInMemory('writers');

const writers = Number(process.env.DRILL_WRITERS ?? 2);
const each = 1000;

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'test', 'helpers', 'writer.ts')],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@photostructure/sqlite'],
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function write(name: string): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, [writer, join(home, 'history.db'), name, String(each)]);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, err }));
  });
}

test(`${writers} sessions of ${each} attempts at once: all of them are there`, async () => {
  const names = Array.from({ length: writers }, (_, index) => `session-${index}`);
  const ends = await Promise.all(names.map(write));
  expect(ends.filter(({ code }) => code !== 0)).toEqual([]);
  const ids = await lookInto(home, (store) => store.attempts({}).map(({ id }) => id));
  expect(new Set(ids).size).toBe(writers * each);
}, 300_000);
