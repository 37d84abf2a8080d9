import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createThreadPool } from '../../../src/adapters/threads/pool.ts';
import type { AnswerChunk } from '../../../src/domain/grading.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A pool whose threads run `code` for each chunk they are given. */
function poolOf(code: string) {
  const script = join(folder, 'thread.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => { ${code} });\n`,
  );
  return createThreadPool({ script, data: null, threads: 1 });
}

const chunk = () => ({ bytes: new Uint8Array(8) }) as unknown as AnswerChunk;

test('a thread that dies fails its chunk', async () => {
  const pool = poolOf('process.exit(3);');
  await expect(pool.grade(chunk())).rejects.toThrow('exit code 3');
  await pool.close();
});

test('a chunk that is given up by closing is not a failure', async () => {
  const pool = poolOf('');
  const failed: unknown[] = [];
  pool.grade(chunk()).catch((error: unknown) => failed.push(error));
  await pool.close();
  expect(failed).toEqual([]);
});
