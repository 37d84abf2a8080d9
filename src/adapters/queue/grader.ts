import { createHash } from 'node:crypto';
import type { Queue, QueueEvents } from 'bullmq';
import type { AnswerChunk, ChunkGrader, GradedChunk, RunPlan } from '../../domain/grading.ts';
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
import { unpackGraded } from './packing.ts';

export interface QueueGraderOptions {
  readonly url: string;
  /** Tells runs apart. */
  readonly run: string;
  /** A hash of the questions and the scorer, which workers must have too. */
  readonly yardstick: string;
  readonly plan: RunPlan;
  /** The file that the answers are in, where there is one. */
  readonly inputPath: string | null;
  /** The rows of a chunk that no worker could grade, for that reason. */
  readonly setAside: (chunk: AnswerChunk, reason: string) => Promise<GradedChunk>;
  readonly clock: () => number;
  readonly onNotice: (text: string) => void;
}

/** A chunk with more bytes is read from the file by the worker, if it can. */
const mostSentBytes = 1024 * 1024;
const attempts = 3;
const failedKeptSeconds = 7 * 24 * 60 * 60;
/** Should an event be missed, such as while the connection is down, the result is found by looking. */
const lookEveryMs = 2000;
const quietBeforeNoticeMs = 5000;

interface Pending {
  readonly chunk: AnswerChunk;
  readonly resolve: (graded: GradedChunk) => void;
  readonly reject: (error: unknown) => void;
}

/** Sends chunks to workers on other machines through a queue in Redis. */
export async function createQueueGrader(options: QueueGraderOptions): Promise<ChunkGrader> {
  const libraries = await loadLibraries();
  const redis = await connect(libraries, options.url);
  const name = queueName(options.yardstick);
  const queue = new libraries.bullmq.Queue<ChunkJob>(name, { connection: redis });
  const listening = redis.duplicate();
  const events = new libraries.bullmq.QueueEvents(name, { connection: listening });
  queue.on('error', () => {});
  events.on('error', () => {});
  await events.waitUntilReady();
  return new QueueGrader(options, { redis, listening }, queue, events);
}

class QueueGrader implements ChunkGrader {
  private readonly options: QueueGraderOptions;
  private readonly redis: RedisClient;
  private readonly listening: RedisClient;
  private readonly queue: Queue<ChunkJob>;
  private readonly events: QueueEvents;
  private readonly pending = new Map<string, Pending>();
  private readonly looking: NodeJS.Timeout;
  private lastNews: number;
  private noticed = false;

  constructor(
    options: QueueGraderOptions,
    connections: { readonly redis: RedisClient; readonly listening: RedisClient },
    queue: Queue<ChunkJob>,
    events: QueueEvents,
  ) {
    this.options = options;
    this.redis = connections.redis;
    this.listening = connections.listening;
    this.queue = queue;
    this.events = events;
    this.lastNews = options.clock();
    events.on('completed', ({ jobId }) => this.settle(jobId, () => this.fetch(jobId)));
    events.on('failed', ({ jobId, failedReason }) =>
      this.settle(jobId, (chunk) => this.failed(jobId, chunk, failedReason)),
    );
    this.looking = setInterval(() => this.look(), lookEveryMs);
  }

  grade(chunk: AnswerChunk): Promise<GradedChunk> {
    const job = `${this.options.run}-${chunk.firstLine}`;
    return new Promise((resolve, reject) => {
      this.pending.set(job, { chunk, resolve, reject });
      this.send(job, chunk).catch(reject);
    });
  }

  giveBack(): void {}

  async close(): Promise<void> {
    clearInterval(this.looking);
    const left = [...this.pending.keys()];
    this.pending.clear();
    await Promise.allSettled(left.map((job) => this.withdraw(job)));
    await Promise.allSettled([this.events.close(), this.queue.close()]);
    // Connections that were handed in are left open by the library.
    this.listening.disconnect();
    this.redis.disconnect();
  }

  private async send(job: string, chunk: AnswerChunk, mayPoint = true): Promise<void> {
    const { plan, inputPath } = this.options;
    const { form, firstLine, lines, offset, bytes } = chunk;
    const points =
      mayPoint && inputPath !== null && form === 'answers' && bytes.length > mostSentBytes;
    const file = points ? { path: inputPath, bytes: bytes.length, digest: digestOf(bytes) } : null;
    if (!points) await this.redis.set(answersKey(job), Buffer.from(bytes), 'EX', keptSeconds);
    await this.queue.add(
      'chunk',
      { plan, form, firstLine, lines, offset, file },
      {
        jobId: job,
        attempts,
        removeOnComplete: true,
        removeOnFail: { age: failedKeptSeconds },
      },
    );
  }

  /** Each job is settled once, however often it was graded or told of. */
  private settle(job: string, resultOf: (chunk: AnswerChunk) => Promise<GradedChunk | null>): void {
    const pending = this.pending.get(job);
    if (pending === undefined) return;
    this.pending.delete(job);
    this.lastNews = this.options.clock();
    resultOf(pending.chunk).then((graded) => {
      if (graded === null) this.pending.set(job, pending);
      else pending.resolve(graded);
    }, pending.reject);
  }

  private async fetch(job: string): Promise<GradedChunk | null> {
    const packed = await this.redis.getBuffer(gradedKey(job));
    if (packed === null) return null;
    await this.redis.del(gradedKey(job), answersKey(job));
    return unpackGraded(packed);
  }

  private async failed(
    job: string,
    chunk: AnswerChunk,
    reason: string,
  ): Promise<GradedChunk | null> {
    if (reason.includes(fileElsewhere)) {
      await this.queue.remove(job);
      await this.send(job, chunk, false);
      return null;
    }
    return this.options.setAside(chunk, reason);
  }

  private async withdraw(job: string): Promise<void> {
    await this.queue.remove(job);
    await this.redis.del(answersKey(job), gradedKey(job));
  }

  /** Finds results whose event was missed, and tells when nobody seems to be at work. */
  private look(): void {
    const [oldest] = this.pending.keys();
    if (oldest === undefined) return;
    this.redis
      .exists(gradedKey(oldest))
      .then((there) => {
        return there === 1
          ? this.settle(oldest, () => this.fetch(oldest))
          : this.lookForFailure(oldest);
      })
      .catch(() => {});
  }

  private async lookForFailure(name: string): Promise<void> {
    const job = await this.queue.getJob(name);
    if (job !== undefined && (await job.isFailed())) {
      this.settle(name, (chunk) => this.failed(name, chunk, job.failedReason));
    } else if (this.options.clock() - this.lastNews > quietBeforeNoticeMs) {
      await this.notice();
    }
  }

  private async notice(): Promise<void> {
    if (this.noticed) return;
    const { clock, yardstick, onNotice } = this.options;
    const workers = await this.redis.zrangebyscore(workersKey, clock(), '+inf');
    const fitting = workers.filter((worker) => worker.endsWith(`/${yardstick}`)).length;
    if (fitting > 0) return;
    this.noticed = true;
    onNotice(
      workers.length === 0
        ? 'No worker is connected: start `drill worker` with the same --redis, questions and scorer.'
        : `${workers.length} ${workers.length === 1 ? 'worker has' : 'workers have'} other questions, another scorer or another version of drill than this run (${yardstick}): start \`drill worker\` with the same.`,
    );
  }
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
