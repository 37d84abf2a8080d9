import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import {
  type AnswerChunk,
  type ChunkGrader,
  type GradedChunk,
  LostChunk,
} from '../../domain/grading.ts';
import type { PrintableBytes } from '../../domain/printable.ts';
import { Copies } from './copies.ts';
import { type FromThread, receiveError, type ToThread } from './messages.ts';

export interface ThreadPoolOptions {
  /** The module that each thread runs; it answers each chunk by `serveChunks`. */
  readonly script: string;
  /** What the module is given to start with. */
  readonly data: unknown;
  readonly threads: number;
}

/**
 * Rows die young, so little room for them is enough: with twice as much a run takes some 4 % less time
 * and each thread 2 MiB more. With the other limit the collector lets the rest grow less; it is far
 * beyond what a bank and a row take.
 */
const resourceLimits = {
  maxYoungGenerationSizeMb: 2,
  maxOldGenerationSizeMb: 512,
};

/**
 * Where little room makes much survive, V8 comes to make some kinds of objects old from the start, and
 * then collects all of the heap to be rid of them: without it a run takes an eighth less time.
 */
const freshObjectsYoung = '--no-allocation-site-pretenuring';

/** One is graded while the next is there already: the main thread may be busy when a thread is done. */
const chunksEach = 2;

interface Task {
  readonly chunk: AnswerChunk;
  readonly resolve: (graded: GradedChunk) => void;
  readonly reject: (error: Error) => void;
}

/** A task that a thread has been sent. */
interface Sent extends Task {
  readonly copy: Uint8Array<ArrayBuffer>;
}

interface Thread {
  readonly worker: Worker;
  /** In the order that they were sent and are begun and answered in, each after the one before it. */
  readonly tasks: Sent[];
  /** How many it has begun, and how many it has answered. */
  begun: number;
  answered: number;
  /** What ends it, where that is known before it has ended. */
  fault: Error | null;
}

/**
 * Grades chunks on threads, each started when there is work for it. A thread that dies fails the chunk
 * that it was at with a LostChunk; what it had not begun goes to another.
 */
export function createThreadPool(options: ThreadPoolOptions): ChunkGrader {
  setFlagsFromString(freshObjectsYoung);
  return new ThreadPool(options);
}

class ThreadPool implements ChunkGrader {
  private readonly options: ThreadPoolOptions;
  private readonly threads = new Set<Thread>();
  private readonly waiting: Task[] = [];
  private readonly spare: PrintableBytes[] = [];
  private readonly copies: Copies;
  private closed = false;

  constructor(options: ThreadPoolOptions) {
    this.options = options;
    this.copies = new Copies(options.threads * chunksEach);
  }

  grade(chunk: AnswerChunk): Promise<GradedChunk> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ chunk, resolve, reject });
      this.assign();
    });
  }

  giveBack(text: PrintableBytes): void {
    if (this.spare.length < this.options.threads * 2) this.spare.push(text);
  }

  async close(): Promise<void> {
    const threads = [...this.threads];
    // Nobody waits any longer, neither for what was not begun nor for what a thread is ended in.
    this.closed = true;
    this.waiting.length = 0;
    for (const { tasks } of threads) tasks.length = 0;
    this.threads.clear();
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private assign(): void {
    while (this.waiting.length > 0 && !this.closed) {
      const thread = this.freeThread();
      if (thread === null) return;
      const task = this.waiting.shift();
      if (task === undefined) return;
      thread.tasks.push({ ...task, copy: this.copies.copy(task.chunk.bytes) });
      send(thread.worker, { chunk: task.chunk, spare: this.spare.splice(0, 1) });
    }
  }

  /** The thread with the least to do, a new one before one that is at work; null where all have enough. */
  private freeThread(): Thread | null {
    const [least] = [...this.threads].sort((a, b) => a.tasks.length - b.tasks.length);
    if (least?.tasks.length === 0) return least;
    if (this.threads.size < this.options.threads) return this.start();
    return least !== undefined && least.tasks.length < chunksEach ? least : null;
  }

  private start(): Thread {
    const { script, data } = this.options;
    const worker = new Worker(script, { workerData: data, resourceLimits });
    const thread: Thread = { worker, tasks: [], begun: 0, answered: 0, fault: null };
    worker.on('message', (message: FromThread) => this.receive(thread, message));
    worker.on('error', (error) => {
      thread.fault = error as Error;
    });
    // Only now all that it had answered is there.
    worker.on('exit', (code) => this.lose(thread, code));
    this.threads.add(thread);
    return thread;
  }

  private receive(thread: Thread, message: FromThread): void {
    if ('begun' in message) {
      thread.begun += 1;
      return;
    }
    const task = thread.tasks.shift();
    if (task === undefined) return;
    thread.answered += 1;
    this.copies.giveBack(task.copy);
    if ('graded' in message) task.resolve(message.graded);
    else task.reject(receiveError(message.failed));
    this.assign();
  }

  private lose(thread: Thread, code: number): void {
    this.threads.delete(thread);
    const { message } = thread.fault ?? { message: `the thread ended with exit code ${code}` };
    const tasks = thread.tasks.splice(0).map(asItWas);
    if (thread.begun === 0) {
      const error = new Error(`A grading thread could not begin: ${message}.`);
      for (const { reject } of tasks.splice(0)) reject(error);
    }
    if (thread.begun > thread.answered) {
      const suspect = tasks.shift();
      suspect?.reject(new LostChunk(suspect.chunk, message));
    }
    this.waiting.unshift(...tasks);
    this.assign();
  }
}

/** A task whose chunk was moved away, with its copy. */
function asItWas({ copy, ...task }: Sent): Task {
  return { ...task, chunk: { ...task.chunk, bytes: copy } };
}

/** Moved, not copied. */
function send(worker: Worker, message: ToThread): void {
  const moved = [message.chunk.bytes, ...message.spare].map(({ buffer }) => buffer as ArrayBuffer);
  worker.postMessage(message, moved);
}
