import { TransportFault } from './fault.ts';
import type { After } from './timing.ts';

export interface Limit {
  readonly ms: number;
  /** What may last so long: a call as a whole, or every pause within it. */
  readonly on: 'whole' | 'pauses';
}

/** Aborts when a call takes too long, or is no longer wanted. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Something came: a pause begins anew. */
  touch(): void;
  clear(): void;
}

export function startDeadline({ ms, on }: Limit, unwanted: AbortSignal, after: After): Deadline {
  const late = new AbortController();
  const expire = () =>
    after(ms, () => late.abort(new TransportFault('timed-out', `${ms / 1000} seconds`)));
  let takeBack = expire();
  return {
    signal: AbortSignal.any([late.signal, unwanted]),
    touch: () => {
      if (on === 'whole') return;
      takeBack();
      takeBack = expire();
    },
    clear: () => takeBack(),
  };
}
