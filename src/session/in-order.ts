import { begun, Interruption } from './interruption.ts';

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
  const interruption = new Interruption(signal);
  const reader = new Reader(source);
  const running: Promise<Result>[] = [];
  try {
    while (reader.more || running.length > 0) {
      const event = await interruption.first<Event<Item, Result>>([
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
    interruption.forget();
    reader.stop();
  }
}

/** What a pipeline waits for: its oldest result or the next item of its source. */
type Event<Item, Result> = { readonly result: Result } | { readonly item: IteratorResult<Item> };

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
    if (this.more) this.items.return?.(undefined).catch(() => {});
  }
}

function resultEvent<Result>(result: Result): { readonly result: Result } {
  return { result };
}
