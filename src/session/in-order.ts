export interface InOrderOptions {
  /** Items under way at once; the source is not read further than this. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/**
 * Runs `work` on several items of a source at once and yields the results in the order of the
 * items, each as soon as it and all before it are there. The source is only read while there is room.
 */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { limit, signal }: InOrderOptions,
): AsyncGenerator<Result> {
  const stopped = whenAborted(signal);
  const reader = new Reader(source);
  const running: Promise<Result>[] = [];
  try {
    while (reader.more || running.length > 0) {
      const event = await Promise.race([
        stopped.promise,
        ...running.slice(0, 1).map((oldest) => oldest.then(resultEvent)),
        ...(running.length < limit ? reader.awaited() : []),
      ]);
      if ('result' in event) {
        running.splice(0, 1);
        yield event.result;
      } else {
        for (const item of reader.taken(event.item)) running.push(begun(work(item)));
      }
    }
  } finally {
    stopped.forget();
    reader.stop();
  }
}

/** Reads a source one item at a time; the same promise is handed out until its item is taken. */
class Reader<Item> {
  more = true;
  private readonly items: AsyncIterator<Item>;
  private next: Promise<{ readonly item: IteratorResult<Item> }> | null = null;

  constructor(source: AsyncIterable<Item>) {
    this.items = source[Symbol.asyncIterator]();
  }

  awaited(): Promise<{ readonly item: IteratorResult<Item> }>[] {
    if (!this.more) return [];
    this.next ??= begun(this.items.next().then((item) => ({ item })));
    return [this.next];
  }

  taken(item: IteratorResult<Item>): Item[] {
    this.next = null;
    if (item.done !== true) return [item.value];
    this.more = false;
    return [];
  }

  /** Not waited for: a source that is waiting itself, such as a quiet pipe, would hold up the end. */
  stop(): void {
    if (this.more) this.items.return?.(undefined).catch(ignore);
  }
}

function resultEvent<Result>(result: Result): { readonly result: Result } {
  return { result };
}

/** A failure is thrown when its turn comes; until then it is no unhandled one. */
function begun<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(ignore);
  return work;
}

function ignore(): void {}

function whenAborted(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  let forget = ignore;
  const promise = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    forget = () => signal.removeEventListener('abort', stop);
  });
  return { promise: begun(promise), forget };
}
