import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../domain/ports.ts';
import type { Random } from '../../domain/random.ts';

/** Everything about time and chance, so that a test can hand in its own. */
export interface Timing {
  readonly clock: Clock;
  readonly random: Random;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly after: After;
}

/** Runs something later; what comes back takes it back. */
export type After = (ms: number, run: () => void) => () => void;

/** Later by the real clock. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Sleeps by the real clock. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}

const firstMs = 500;
const longestMs = 8_000;

/** Twice as long after every failure, and by chance up to a half less, so that many clients spread out. */
export function backoffMs(failures: number, random: Random): number {
  const whole = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(whole * (1 - random() / 2));
}
