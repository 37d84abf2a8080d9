import { TransportFault } from './fault.ts';
import type { After } from './timing.ts';

export interface Limits {
  /** For a whole call. */
  readonly totalMs: number;
  /** For every pause within it. */
  readonly idleMs: number;
}

/** Aborts when a call takes too long, stands still too long, or is no longer wanted. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Something came: the pause begins anew. */
  touch(): void;
  clear(): void;
}

export function startDeadline(
  { totalMs, idleMs }: Limits,
  unwanted: AbortSignal,
  after: After,
): Deadline {
  const late = new AbortController();
  const expire = (ms: number) =>
    after(ms, () => late.abort(new TransportFault('timed-out', `${ms / 1000} seconds`)));
  const takeBackTotal = expire(totalMs);
  let takeBackIdle = expire(idleMs);
  return {
    signal: AbortSignal.any([late.signal, unwanted]),
    touch: () => {
      takeBackIdle();
      takeBackIdle = expire(idleMs);
    },
    clear: () => {
      takeBackTotal();
      takeBackIdle();
    },
  };
}
