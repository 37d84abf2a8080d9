import { open } from 'node:fs/promises';
import type { Job } from 'bullmq';
import type { AnswerChunk, GradedChunk, RunPlan } from '../../domain/grading.ts';
import { digestOf } from './grader.ts';
import {
  answersKey,
  type ChunkJob,
  fileElsewhere,
  gradedKey,
  keptSeconds,
  queueName,
  workersKey,
} from './keys.ts';
import { connect, loadLibraries, type RedisClient } from './libraries.ts';
import { packGraded } from './packing.ts';

export interface QueueWorkerOptions {
  readonly url: string;
  /** Tells workers apart. */
  readonly worker: string;
  readonly yardstick: string;
  /** Chunks at once. */
  readonly jobs: number;
  readonly grade: (plan: RunPlan, chunk: AnswerChunk) => Promise<GradedChunk>;
  readonly clock: () => number;
  /** Ends the work: chunks under way are finished first. */
  readonly signal: AbortSignal;
  readonly onReady: () => void;
}

/** The chunk of a worker that does not renew its lock for so long goes to another. */
const lockMs = 5000;
const stalledCheckMs = 2000;
/** A chunk that took so many workers with it is set aside. */
const mostDeaths = 2;
const announceEveryMs = 2000;
const announcedForMs = 6000;

/** Grades chunks from the queue until it is told to stop; resolves with how many it graded. */
export async function serveQueue(options: QueueWorkerOptions): Promise<number> {
  const libraries = await loadLibraries();
  const redis = await connect(libraries, options.url);
  const connection = redis.duplicate();
  let graded = 0;
  const worker = new libraries.bullmq.Worker<ChunkJob>(
    queueName(options.yardstick),
    async (job) => {
      await gradeJob(job, redis, options).catch((error: Error) => {
        // Another try on this machine would find the file no better.
        if (error.message !== fileElsewhere) throw error;
        throw new libraries.bullmq.UnrecoverableError(fileElsewhere);
      });
      graded += 1;
    },
    {
      connection,
      concurrency: options.jobs,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: mostDeaths,
    },
  );
  worker.on('error', () => {});
  await worker.waitUntilReady();
  const announced = announce(redis, options);
  options.onReady();
  await aborted(options.signal);
  await worker.close();
  await announced.withdraw();
  // A connection that was handed in is left open by the library.
  connection.disconnect();
  redis.disconnect();
  return graded;
}

async function gradeJob(
  { id = '', data }: Job<ChunkJob>,
  redis: RedisClient,
  { grade }: QueueWorkerOptions,
): Promise<void> {
  const { plan, form, firstLine, lines, offset } = data;
  const bytes = data.file === null ? await redis.getBuffer(answersKey(id)) : await readPart(data);
  if (bytes === null) throw new Error('its answers are no longer in Redis');
  // A copy of its own: what Redis hands out may share its memory with other replies.
  const own = new Uint8Array(bytes);
  const graded = await grade(plan, { form, firstLine, lines, offset, bytes: own });
  await redis.set(gradedKey(id), packGraded(graded), 'EX', keptSeconds);
}

/** The bytes of the file that the job means, which must be the same on this machine. */
async function readPart({ file, offset }: ChunkJob): Promise<Buffer> {
  if (file === null) throw new Error(fileElsewhere);
  const handle = await open(file.path).catch(() => {
    throw new Error(fileElsewhere);
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(file.bytes), 0, file.bytes, offset);
    if (digestOf(buffer) !== file.digest) throw new Error(fileElsewhere);
    return buffer;
  } finally {
    await handle.close();
  }
}

/** Lets runs see that there is a worker, and by which yardstick it grades. */
function announce(redis: RedisClient, { worker, yardstick, clock }: QueueWorkerOptions) {
  const name = `${worker}/${yardstick}`;
  const tell = () => {
    redis.zadd(workersKey, clock() + announcedForMs, name).catch(() => {});
  };
  tell();
  const timer = setInterval(tell, announceEveryMs);
  return {
    async withdraw() {
      clearInterval(timer);
      await redis.zrem(workersKey, name);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
