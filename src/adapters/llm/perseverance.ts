import type { Breaker } from './breaker.ts';
import type { Tried } from './connection.ts';
import type { TryFault } from './fault.ts';
import type { Pace } from './pace.ts';
import { backoffMs, type Timing } from './timing.ts';

/** One request and at most three more. */
const mostTries = 4;

export interface Perseverance {
  readonly timing: Timing;
  readonly pace: Pace;
  readonly breaker: Breaker;
  readonly maxWaitMs: number;
}

/** Tries as often as it is worth, never earlier than the endpoint asks, and not at all while it is failing. */
export async function persevere<T>(
  attempt: () => Promise<Tried<T>>,
  { timing, pace, breaker, maxWaitMs }: Perseverance,
  signal: AbortSignal,
): Promise<Tried<T>> {
  for (let tries = 1; ; tries++) {
    if (breaker.open) return faulty('breaker-open');
    const unready = await ready(pace, maxWaitMs, timing, signal);
    if (unready !== null) return { kind: 'fault', fault: unready };
    const tried = await attempt();
    if (tried.kind === 'done') {
      breaker.succeeded();
      pace.succeeded();
      return tried;
    }
    const { fault } = tried;
    heed(fault, pace);
    if (!fault.again) return tried;
    if (tries === mostTries) {
      breaker.failed();
      return tried;
    }
    const wait = fault.retryAfterMs === undefined ? backoffMs(tries, timing.random) : 0;
    if (!(await slept(wait, timing, signal))) return faulty('cancelled');
  }
}

/** What a fault says about requests to come. */
function heed({ code, retryAfterMs }: TryFault, pace: Pace): void {
  if (retryAfterMs !== undefined) pace.hold(retryAfterMs);
  if (code === 'rate-limited') pace.crowded();
}

/** Waits until the endpoint may be asked; a fault where that is too long or no longer wanted. */
async function ready(
  pace: Pace,
  maxWaitMs: number,
  timing: Timing,
  signal: AbortSignal,
): Promise<TryFault | null> {
  while (pace.waitMs > 0) {
    const { waitMs } = pace;
    if (waitMs > maxWaitMs) {
      return { code: 'wait-too-long', again: false, detail: String(Math.ceil(waitMs / 1000)) };
    }
    if (!(await slept(waitMs, timing, signal))) return cancelled;
  }
  return signal.aborted ? cancelled : null;
}

const cancelled: TryFault = { code: 'cancelled', again: false, detail: '' };

function faulty(code: TryFault['code']): Tried<never> {
  return { kind: 'fault', fault: { code, again: false, detail: '' } };
}

async function slept(ms: number, { sleep }: Timing, signal: AbortSignal): Promise<boolean> {
  try {
    if (ms > 0) await sleep(ms, signal);
    return !signal.aborted;
  } catch {
    return false;
  }
}
