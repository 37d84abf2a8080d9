import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundAt, hasFolder, isSameFile } from '../../../src/adapters/files/found.ts';

const folder = mkdtempSync(join(tmpdir(), 'drill-found-'));
const at = (name: string) => join(folder, name);
beforeAll(() => {
  mkdirSync(at('real'));
  symlinkSync('real', at('link'));
  symlinkSync('circle', at('circle'));
  for (const name of ['one', 'other']) writeFileSync(at(`real/${name}`), '');
  linkSync(at('real/one'), at('hard'));
  symlinkSync('real/one', at('soft'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('two paths are of the same file', () => {
  test.each([
    ['itself', 'real/one', 'real/one', true],
    ['another', 'real/one', 'real/other', false],
    ['through a link', 'real/one', 'soft', true],
    ['through the folder', 'real/one', 'link/one', true],
    ['of the same content on the disk', 'hard', 'soft', true],
    ['neither there yet', 'real/new', 'link/new', true],
    ['neither there, and others', 'real/new', 'link/newer', false],
    ['only one there', 'real/one', 'real/new', false],
    ['folders', 'real', 'link', false],
  ])('%s', async (_what, one, other, same) => {
    expect(await isSameFile(at(one), at(other))).toBe(same);
    expect(await isSameFile(at(other), relative(process.cwd(), at(one)))).toBe(same);
  });

  test('a device takes what all of them write', async () => {
    expect(await isSameFile('/dev/null', '/dev/null')).toBe(false);
  });
});

test('what cannot be looked at is not there', () => {
  expect(foundAt(at('circle'))).toBeUndefined();
  expect(foundAt(at('soft'))?.isFile()).toBe(true);
});

test('a file has a folder where it could be made', () => {
  expect(
    ['real/new', 'link/new', 'new', 'none/new', 'hard/new'].map((name) => hasFolder(at(name))),
  ).toEqual([true, true, true, false, false]);
});
