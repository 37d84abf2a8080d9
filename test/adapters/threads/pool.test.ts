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
    `import { parentPort } from 'node:worker_threads';\nlet got = 0;\nparentPort.on('message', () => { ${code} });\n`,
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

test('a thread has its next chunk before it has answered the one before', async () => {
  const answer = "parentPort.postMessage({ graded: 'rows' });";
  const pool = poolOf(
    `got += 1; if (got === 2) { ${answer.repeat(2)} } else if (got > 2) ${answer}`,
  );
  const graded = await Promise.all([1, 2, 3].map(() => pool.grade(chunk())));
  expect(graded).toEqual(['rows', 'rows', 'rows']);
  await pool.close();
});

test('a thread that dies fails the chunk that it had not begun too', async () => {
  const pool = poolOf('process.exit(3);');
  const results = await Promise.allSettled([pool.grade(chunk()), pool.grade(chunk())]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await pool.close();
});
