import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';
import { RedisServer, withoutRedis } from '../helpers/redis.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const bin = join(import.meta.dirname, '../../bin/drill.js');
const scorer = (name: string) => join(import.meta.dirname, '../fixtures/scorers', `${name}.mjs`);
const at = (name: string) => join(drill.home, name);

/** A program in the background with what it said. */
class Running {
  said = '';
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  private readonly watchers = new Set<() => void>();

  constructor(args: readonly string[]) {
    this.child = spawn(process.execPath, [bin, ...args], {
      env: { DRILL_HOME: drill.home },
      cwd: drill.home,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child.stderr?.on('data', (text) => {
      this.said += text;
      for (const look of this.watchers) look();
    });
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  says(wanted: string): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.said.includes(wanted)) resolve();
      };
      this.watchers.add(look);
      look();
    });
  }
}

/** Until the file has so many bytes. */
function grown(path: string, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < bytes) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(drill.home, look);
    look();
  });
}

const lines = (count: number, answer: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => {
    if (index % 97 === 5) return 'no json\n';
    const questionId = bank[index % bank.length]?.id;
    return `${JSON.stringify({ id: index, questionId, answer: answer(index), team: index % 4 })}\n`;
  }).join('');

test('the engine needs an address, and says when nobody answers there', async () => {
  writeFileSync(
    at('one.ndjson'),
    lines(1, () => 'x'),
  );
  const args = ['grade', 'one.ndjson', '--engine', 'bullmq'];
  const without = await drill.run(args);
  expect([without.code, without.err]).toEqual([
    2,
    expect.stringContaining('No Redis server is given'),
  ]);
  const secret = 'redis://user:hunter2@127.0.0.1:1';
  const { code, err } = await drill.run(args, { env: { DRILL_REDIS: secret } });
  expect([code, err]).toEqual([
    4,
    expect.stringContaining('Cannot connect to Redis at 127.0.0.1:1'),
  ]);
  expect(err).not.toContain('hunter2');
  const wrong = await drill.run([...args, '--redis', 'http://localhost']);
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringContaining('not the address of a Redis'),
  ]);
});

if (withoutRedis !== null)
  process.stderr.write(`Tests of the queue are skipped: ${withoutRedis}.\n`);

describe.skipIf(withoutRedis !== null)('workers on a queue', () => {
  let redis: RedisServer;
  let workers: Running[] = [];
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterEach(async () => {
    for (const { child } of workers) child.kill('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    workers = [];
  });
  afterAll(() => redis.stop());

  async function startWorkers(
    count: number,
    args: readonly string[] = ['--scorer', scorer('quick')],
  ) {
    const started = Array.from(
      { length: count },
      () => new Running(['worker', '--redis', redis.url, '--jobs', '1', ...args]),
    );
    workers.push(...started);
    await Promise.all(started.map((worker) => worker.says('Ready')));
    return started;
  }

  const queued = (input: string, output: string, name = 'quick') => [
    ...['grade', input, '--scorer', scorer(name), '-o', at(output)],
    ...['--engine', 'bullmq', '--redis', redis.url],
  ];

  test('1, 2 and 4 of them, one killed on the way, write what threads write', async () => {
    writeFileSync(
      at('many.ndjson'),
      lines(6000, (index) => `answer ${index} `.repeat(index % 20)),
    );
    await drill.run([
      'grade',
      at('many.ndjson'),
      '--scorer',
      scorer('quick'),
      '-o',
      at('threads'),
      '-q',
    ]);
    const whole = readFileSync(at('threads'));
    for (const count of [1, 2, 4]) {
      const started = await startWorkers(count);
      const run = new Running([...queued('many.ndjson', `queue-${count}`), '--restart']);
      if (count > 1) {
        await grown(at(`queue-${count}.partial`), whole.length / 10);
        started[0]?.child.kill('SIGKILL');
      }
      expect(await run.ended).toBe(4);
      expect(readFileSync(at(`queue-${count}`)).equals(whole)).toBe(true);
      for (const { child } of started) child.kill('SIGKILL');
    }
    expect(await redis.client.keys('drill:answers:*')).toEqual([]);
    expect(await redis.client.keys('drill:graded:*')).toEqual([]);
  }, 120_000);

  test('one that is told to stop finishes its chunk; the run goes on with the next one', async () => {
    const [first] = await startWorkers(1);
    const run = new Running([...queued('many.ndjson', 'drained'), '--restart']);
    await grown(at('drained.partial'), 100_000);
    first?.child.kill('SIGTERM');
    expect(await first?.ended).toBe(143);
    expect(first?.said).toMatch(/Stopped: \d+ chunks graded, none left unfinished/);
    await startWorkers(1);
    expect(await run.ended).toBe(4);
    expect(readFileSync(at('drained')).equals(readFileSync(at('threads')))).toBe(true);
  });

  async function gradedByDeadly(name: string, answerOf: (index: number) => string) {
    writeFileSync(at(`${name}.ndjson`), lines(400, answerOf));
    await startWorkers(1, ['--scorer', scorer('deadly'), '--jobs', '2']);
    const run = new Running(queued(`${name}.ndjson`, name, 'deadly'));
    expect(await run.ended).toBe(4);
    const rows = readFileSync(at(name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ row }) => row)).toEqual(
      Array.from({ length: 400 }, (_, index) => index + 1),
    );
    expect(rows.filter(({ reason }) => reason?.code === 'not-json')).toHaveLength(5);
    const aside = rows.filter(({ reason }) => reason?.code === 'set-aside');
    expect(rows.filter(({ status }) => status === 'scored')).toHaveLength(400 - 5 - aside.length);
    return aside;
  }

  test('an answer that the scorer does not survive is set aside alone', async () => {
    const aside = await gradedByDeadly('poisoned', (index) => (index === 222 ? 'die' : 'fine'));
    expect(aside.map(({ row, reason }) => [row, reason.message])).toEqual([
      [223, 'The scorer did not survive this answer: the thread ended with exit code 7.'],
    ]);
  });

  test('a chunk that nobody can grade is set aside with its reason, and the rest goes on', async () => {
    const aside = await gradedByDeadly('deadly', (index) => (index >= 200 ? 'die' : 'fine'));
    expect(aside.map(({ row }) => row)).toContain(400);
    expect(aside.map(({ reason }) => reason.message)).toContainEqual(
      expect.stringMatching(
        /^Lines \d+ to \d+ were set aside: The scorer survived none of the last 10 answers, up to line \d+: the thread ended with exit code 7\.$/,
      ),
    );
  });

  test('workers with other questions grade nothing, and the run says so', async () => {
    const other = join(import.meta.dirname, '../fixtures/questions/good.yaml');
    await startWorkers(1, ['--scorer', scorer('quick'), '--questions', other]);
    const run = new Running(queued('one.ndjson', 'other'));
    await run.says('1 worker has other questions, another scorer or another version of drill');
    await startWorkers(1);
    expect(await run.ended).toBe(0);
  });

  test('long answers are read from the file where the worker has it, and sent where not', async () => {
    const input = lines(3, (index) => `answer ${index} `.repeat(150_000));
    await startWorkers(1);
    writeFileSync(at('long.ndjson'), input);
    const shared = new Running(queued('long.ndjson', 'shared'));
    expect(await shared.ended).toBe(0);
    for (const { child } of workers) child.kill('SIGKILL');
    const apart = new Running(queued('long.ndjson', 'apart'));
    await apart.says('No worker is connected');
    rmSync(at('long.ndjson'));
    await startWorkers(1);
    expect(await apart.ended).toBe(0);
    expect(readFileSync(at('apart')).equals(readFileSync(at('shared')))).toBe(true);
  });
});
