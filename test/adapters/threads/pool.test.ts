import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createThreadPool } from '../../../src/adapters/threads/pool.ts';
import { type AnswerChunk, LostChunk } from '../../../src/domain/grading.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A pool whose threads run `code` for each chunk they are given. */
function poolOf(code: string, begin = '') {
  const script = join(folder, 'thread.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';\n${begin}\nlet got = 0;\nparentPort.on('message', ({ chunk }) => { parentPort.postMessage({ begun: true }); ${code} });\n`,
  );
  return createThreadPool({ script, data: null, threads: 1 });
}

const chunk = (...bytes: number[]) => ({ bytes: new Uint8Array(bytes) }) as unknown as AnswerChunk;

test('a thread that dies loses the chunk that it was at, which is handed back whole', async () => {
  const pool = poolOf('process.exit(3);');
  const error = await pool.grade(chunk(1, 2)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LostChunk);
  expect(error).toMatchObject({
    message: 'the thread ended with exit code 3',
    chunk: { bytes: new Uint8Array([1, 2]) },
  });
  await pool.close();
});

test('what it had not begun goes to another, unharmed', async () => {
  const dies = 'if (chunk.bytes[0] === 13) process.exit(3);';
  const pool = poolOf(`${dies} parentPort.postMessage({ graded: chunk.bytes.join() });`);
  const given = [chunk(13), chunk(1, 2), chunk(3, 4), chunk(5, 6)];
  const results = await Promise.allSettled(given.map((each) => pool.grade(each)));
  expect(results.map((result) => ('value' in result ? result.value : 'lost'))).toEqual([
    'lost',
    '1,2',
    '3,4',
    '5,6',
  ]);
  await pool.close();
});

test('what it had answered counts, and what it had not begun is not to blame', async () => {
  const pool = poolOf("parentPort.postMessage({ graded: 'rows' }); throw new Error('too late');");
  const graded = await Promise.all([1, 2, 3, 4].map(() => pool.grade(chunk(1))));
  expect(graded).toEqual(['rows', 'rows', 'rows', 'rows']);
  await pool.close();
});

test('a thread that dies before it begins is no fault of its chunks', async () => {
  const pool = poolOf('', 'process.exit(9);');
  const results = await Promise.allSettled([pool.grade(chunk()), pool.grade(chunk())]);
  for (const result of results) {
    const { reason } = result as PromiseRejectedResult;
    expect(reason).not.toBeInstanceOf(LostChunk);
    expect(String(reason)).toContain('could not begin: the thread ended with exit code 9.');
  }
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
