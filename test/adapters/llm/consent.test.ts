import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agreedHosts, rememberHost } from '../../../src/adapters/llm/consent.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-consent-'));
  path = join(folder, 'consent.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('each host keeps the time it was agreed to', async () => {
  await rememberHost(path, 'one.example', 1);
  await rememberHost(path, 'two.example', 2);
  expect(JSON.parse(readFileSync(path, 'utf8')).hosts).toEqual({
    'one.example': { agreedAt: 1 },
    'two.example': { agreedAt: 2 },
  });
});

test.each(['', '[]', '{"hosts":["one.example"]}', '{"hosts":"one.example"}'])(
  'a file that holds %j is no consent',
  async (text) => {
    writeFileSync(path, text);
    expect(await agreedHosts(path)).toEqual([]);
  },
);
