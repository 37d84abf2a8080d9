/** A failure is thrown when its turn comes; until then it is no unhandled one. */
export function begun<Work>(work: Work): Work {
  if (work instanceof Promise) work.catch(ignore);
  return work;
}

function ignore(): void {}

/** Waits for the first of some promises or for the signal. A race with a promise that outlives it would keep what every one of them came to. */
export class Interruption {
  private readonly signal: AbortSignal;
  private interrupt: (reason: unknown) => void = ignore;
  private readonly stop = (): void => this.interrupt(this.signal.reason);

  constructor(signal: AbortSignal) {
    this.signal = signal;
    signal.addEventListener('abort', this.stop, { once: true });
  }

  first<Result>(promises: readonly Promise<Result>[]): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.signal.aborted) reject(this.signal.reason);
      this.interrupt = reject;
      for (const promise of promises) promise.then(resolve, reject);
    });
  }

  forget(): void {
    this.signal.removeEventListener('abort', this.stop);
  }
}

/** Waits for what may never come, such as the first line of a quiet pipe, until the signal. */
export async function unlessAborted<Result>(
  signal: AbortSignal,
  work: Promise<Result>,
): Promise<Result> {
  const interruption = new Interruption(signal);
  try {
    return await interruption.first([begun(work)]);
  } finally {
    interruption.forget();
  }
}
