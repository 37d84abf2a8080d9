/** What comes until the signal ends the waiting for more, with its reason: a pipe may have nobody at its other end. */
export async function* until<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted();
  const each = items[Symbol.asyncIterator]();
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => {});
  try {
    for (;;) {
      const next = await Promise.race([each.next(), stopped]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // What still waits for the pipe cannot be waited for.
    each.return?.().catch(() => {});
  }
}
