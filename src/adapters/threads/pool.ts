import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { AnswerChunk, ChunkGrader, GradedChunk } from '../../domain/grading.ts';
import type { PrintableBytes } from '../../domain/printable.ts';
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

interface Thread {
  readonly worker: Worker;
  /** In the order that they were sent and are answered in. */
  readonly tasks: Task[];
}

/** Grades chunks on threads, each started when there is work for it. */
export function createThreadPool(options: ThreadPoolOptions): ChunkGrader {
  setFlagsFromString(freshObjectsYoung);
  return new ThreadPool(options);
}

class ThreadPool implements ChunkGrader {
  private readonly options: ThreadPoolOptions;
  private readonly threads = new Set<Thread>();
  private readonly waiting: Task[] = [];
  private readonly spare: PrintableBytes[] = [];

  constructor(options: ThreadPoolOptions) {
    this.options = options;
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
    this.waiting.length = 0;
    for (const { tasks } of threads) tasks.length = 0;
    this.threads.clear();
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private assign(): void {
    while (this.waiting.length > 0) {
      const thread = this.freeThread();
      if (thread === null) return;
      const task = this.waiting.shift();
      if (task === undefined) return;
      thread.tasks.push(task);
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
    const thread: Thread = {
      worker: new Worker(script, { workerData: data, resourceLimits }),
      tasks: [],
    };
    thread.worker.on('message', (message: FromThread) => {
      const task = thread.tasks.shift();
      if ('graded' in message) task?.resolve(message.graded);
      else task?.reject(receiveError(message.failed));
      this.assign();
    });
    thread.worker.on('error', (error) => this.lose(thread, error as Error));
    thread.worker.on('exit', (code) =>
      this.lose(thread, new Error(`A grading thread ended with exit code ${code}.`)),
    );
    this.threads.add(thread);
    return thread;
  }

  /** A thread that dies takes its chunks with it; the others go on. */
  private lose(thread: Thread, error: Error): void {
    this.threads.delete(thread);
    for (const { reject } of thread.tasks.splice(0)) reject(error);
    this.assign();
  }
}

/** Moved, not copied. */
function send(worker: Worker, message: ToThread): void {
  const moved = [message.chunk.bytes, ...message.spare].map(({ buffer }) => buffer as ArrayBuffer);
  worker.postMessage(message, moved);
}
