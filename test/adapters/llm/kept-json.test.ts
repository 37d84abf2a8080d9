import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keep, readKept } from '../../../src/adapters/llm/kept-json.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('many writers at once leave one whole file that only its owner can read', async () => {
  const path = join(folder, 'own', 'a.json');
  const values = Array.from({ length: 50 }, (_, index) => ({
    index,
    text: 'x'.repeat(index * 99),
  }));
  await Promise.all(values.map((value) => keep(path, value)));
  expect(values).toContainEqual(await readKept(path));
  expect(readdirSync(join(folder, 'own'))).toEqual(['a.json']);
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('what cannot be read holds nothing, and what cannot be written leaves nothing', async () => {
  expect(await readKept(join(folder, 'none.json'))).toBeNull();
  writeFileSync(join(folder, 'broken.json'), '{');
  expect(await readKept(join(folder, 'broken.json'))).toBeNull();
  await expect(keep(folder, 1)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['broken.json']);
});
