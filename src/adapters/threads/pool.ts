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
 * Rows die young, so little room for them costs no time; and with a limit the collector lets the
 * rest grow less. The limit itself is far beyond what a bank and a row take.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 512 };

interface Task {
  readonly chunk: AnswerChunk;
  readonly resolve: (graded: GradedChunk) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  task: Task | null;
}

/** Grades chunks on threads, each started when there is work for it. */
export function createThreadPool(options: ThreadPoolOptions): ChunkGrader {
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
    for (const thread of threads) thread.task = null;
    this.threads.clear();
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private assign(): void {
    while (this.waiting.length > 0) {
      const thread = this.idleThread();
      if (thread === null) return;
      const task = this.waiting.shift();
      if (task === undefined) return;
      thread.task = task;
      send(thread.worker, { chunk: task.chunk, spare: this.spare.splice(0, 1) });
    }
  }

  private idleThread(): Thread | null {
    for (const thread of this.threads) if (thread.task === null) return thread;
    return this.threads.size < this.options.threads ? this.start() : null;
  }

  private start(): Thread {
    const { script, data } = this.options;
    const thread: Thread = {
      worker: new Worker(script, { workerData: data, resourceLimits }),
      task: null,
    };
    thread.worker.on('message', (message: FromThread) => {
      const { task } = thread;
      thread.task = null;
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

  /** A thread that dies takes its chunk with it; the others go on. */
  private lose(thread: Thread, error: Error): void {
    this.threads.delete(thread);
    thread.task?.reject(error);
    thread.task = null;
    this.assign();
  }
}

/** Moved, not copied. */
function send(worker: Worker, message: ToThread): void {
  const moved = [message.chunk.bytes, ...message.spare].map(({ buffer }) => buffer as ArrayBuffer);
  worker.postMessage(message, moved);
}
