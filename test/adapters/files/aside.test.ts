import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAside } from '../../../src/adapters/files/aside.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-aside-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('an answer goes into the first folder that takes it, for its owner alone', () => {
  writeFileSync(join(folder, 'file'), '');
  const path = keepAside('An answer.', [join(folder, 'file', 'in'), join(folder, 'new', 'in')]);
  expect(readFileSync(path ?? '', 'utf8')).toBe('An answer.');
  expect(dirname(path ?? '')).toBe(join(folder, 'new', 'in'));
  expect(statSync(path ?? '').mode & 0o077).toBe(0);
  expect(statSync(dirname(path ?? '')).mode & 0o077).toBe(0);
});

test('and nowhere when none does', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(keepAside('An answer.', [join(folder, 'file')])).toBeNull();
});
