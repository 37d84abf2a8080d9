import { Worker } from 'node:worker_threads';
import type { AnswerChunk, ChunkGrader, GradedChunk } from '../../domain/grading.ts';
import { type FromThread, receiveError } from './messages.ts';

export interface ThreadPoolOptions {
  /** The module that each thread runs; it answers each chunk by `serveChunks`. */
  readonly script: string;
  /** What the module is given to start with. */
  readonly data: unknown;
  readonly threads: number;
}

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

  constructor(options: ThreadPoolOptions) {
    this.options = options;
  }

  grade(chunk: AnswerChunk): Promise<GradedChunk> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ chunk, resolve, reject });
      this.assign();
    });
  }

  async close(): Promise<void> {
    const threads = [...this.threads];
    // Nobody waits any longer for what has not been begun.
    this.waiting.length = 0;
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
      const { bytes } = task.chunk;
      thread.worker.postMessage(task.chunk, [bytes.buffer as ArrayBuffer]);
    }
  }

  private idleThread(): Thread | null {
    for (const thread of this.threads) if (thread.task === null) return thread;
    return this.threads.size < this.options.threads ? this.start() : null;
  }

  private start(): Thread {
    const { script, data } = this.options;
    const thread: Thread = { worker: new Worker(script, { workerData: data }), task: null };
    thread.worker.on('message', (message: FromThread) => {
      const { task } = thread;
      thread.task = null;
      if ('graded' in message) task?.resolve(message.graded);
      else task?.reject(receiveError(message.failed));
      this.assign();
    });
    thread.worker.on('error', (error) => this.lose(thread, error as Error));
    thread.worker.on('exit', (code) =>
      this.lose(thread, new Error(`A thread ended with ${code}.`)),
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
