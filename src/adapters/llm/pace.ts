import PQueue from 'p-queue';
import type { Clock } from '../../domain/ports.ts';

/** Successes in a row after which one more request may run beside the others. */
const trust = 8;

/** How many requests run at once and from when on: halved when the endpoint has too many, regained one by one. */
export class Pace {
  private readonly queue: PQueue;
  private readonly most: number;
  private readonly clock: Clock;
  private notBefore = 0;
  private successes = 0;

  constructor(most: number, clock: Clock) {
    this.most = most;
    this.clock = clock;
    this.queue = new PQueue({ concurrency: most });
  }

  /** Runs the task when there is room. */
  run<T>(task: () => Promise<T>): Promise<T> {
    return this.queue.add(task);
  }

  get concurrency(): number {
    return this.queue.concurrency;
  }

  /** How long the endpoint still wants to be left alone. */
  get waitMs(): number {
    return Math.max(0, Math.ceil(this.notBefore - this.clock()));
  }

  /** Nothing goes out for so long. */
  hold(ms: number): void {
    this.notBefore = Math.max(this.notBefore, this.clock() + ms);
  }

  crowded(): void {
    this.successes = 0;
    this.queue.concurrency = Math.max(1, Math.floor(this.queue.concurrency / 2));
  }

  succeeded(): void {
    this.successes += 1;
    if (this.successes < trust || this.queue.concurrency >= this.most) return;
    this.successes = 0;
    this.queue.concurrency += 1;
  }
}
