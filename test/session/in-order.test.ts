import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/session/in-order.ts';

const never = new AbortController().signal;

/** A promise that is settled from outside. */
function deferred<T>() {
  let resolve = (_value: T): void => {};
  let reject = (_error: Error): void => {};
  const promise = new Promise<T>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

async function* counting(upTo: number, onPull: (item: number) => void = () => {}) {
  for (let item = 0; item < upTo; item++) {
    onPull(item);
    yield item;
  }
}

/** Until everything that can go on by itself has. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('inOrder', () => {
  test.each([1, 2, 3, 10])('%i at once: results come in the order of the items', async (limit) => {
    const works = Array.from({ length: 6 }, () => deferred<number>());
    const got: number[] = [];
    const done = (async () => {
      for await (const result of inOrder(
        counting(6),
        (item) => works[item]?.promise ?? Promise.reject(new Error('no such item')),
        { limit, signal: never },
      )) {
        got.push(result);
      }
    })();
    for (const at of [...works.keys()].reverse()) {
      works[at]?.resolve(at * 10);
      await settled();
    }
    await done;
    expect(got).toEqual([0, 10, 20, 30, 40, 50]);
  });

  test('the source is read no further than the limit while nobody takes a result', async () => {
    const pulled: number[] = [];
    const results = inOrder(
      counting(1000, (item) => pulled.push(item)),
      async (item) => item,
      { limit: 4, signal: never },
    );
    await results.next();
    await settled();
    expect(pulled.length).toBeLessThanOrEqual(5);
    await results.return(undefined);
  });

  test('a result is handed on although the source is waiting for more', async () => {
    const quiet = deferred<never>();
    async function* trickle() {
      yield 1;
      await quiet.promise;
    }
    const results = inOrder(trickle(), async (item) => item, { limit: 4, signal: never });
    expect(await results.next()).toEqual({ value: 1, done: false });
  });

  test('an interruption ends the wait for a source that is waiting itself', async () => {
    const stop = new AbortController();
    // biome-ignore lint/correctness/useYield: it waits for ever
    async function* silence(): AsyncGenerator<number> {
      await deferred<never>().promise;
    }
    const next = inOrder(silence(), async (item) => item, { limit: 2, signal: stop.signal }).next();
    stop.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });

  test('what fails after an interruption is no unhandled failure', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const stop = new AbortController();
    const [first, late] = [deferred<number>(), deferred<number>()];
    const works = [first, late];
    const results = inOrder(
      counting(2),
      (item) => works[item]?.promise ?? Promise.reject(new Error('no such item')),
      { limit: 2, signal: stop.signal },
    );
    const taken = results.next();
    await settled();
    first.resolve(0);
    await taken;
    stop.abort(new Error('stopped'));
    await expect(results.next()).rejects.toThrow('stopped');
    late.reject(new Error('too late'));
    await settled();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  test('nothing that has passed through is kept', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const passed: WeakRef<object>[] = [];
    const results = inOrder(
      counting(200),
      async (item) => {
        const large = { item };
        passed.push(new WeakRef(large));
        return large;
      },
      { limit: 2, signal: never },
    );
    for (let taken = 0; taken < 100; taken++) await results.next();
    await settled();
    collect();
    expect(passed.filter((each) => each.deref() !== undefined).length).toBeLessThan(10);
    await results.return(undefined);
  });

  test('a failure comes in its turn, after the results before it', async () => {
    const results = inOrder(
      counting(3),
      async (item) => {
        if (item === 1) throw new Error('no luck');
        return item;
      },
      { limit: 3, signal: never },
    );
    expect(await results.next()).toEqual({ value: 0, done: false });
    await expect(results.next()).rejects.toThrow('no luck');
  });

  test('a source that fails fails the whole', async () => {
    async function* broken() {
      yield 1;
      throw new Error('gone');
    }
    const results = inOrder(broken(), async (item) => item, { limit: 1, signal: never });
    expect(await results.next()).toEqual({ value: 1, done: false });
    await expect(results.next()).rejects.toThrow('gone');
  });
});
