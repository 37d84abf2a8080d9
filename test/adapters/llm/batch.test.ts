import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBatchEngine } from '../../../src/adapters/llm/batch/engine.ts';
import { createLedger, nameOf } from '../../../src/adapters/llm/batch/ledger.ts';
import type { Gateway } from '../../../src/adapters/llm/gateway.ts';
import type { BatchedRequest } from '../../../src/domain/model.ts';
import { batchProvider } from '../../helpers/batches.ts';
import { answersWith } from '../../helpers/behaviours.ts';
import { FakeTime, gatewayTo, memoryInTest } from '../../helpers/models.ts';
import { ScriptedEndpoint } from '../../helpers/scripted-endpoint.ts';

let endpoint: ScriptedEndpoint;
let folder: string;
let gateway: Gateway;
let time: FakeTime;
beforeAll(async () => {
  endpoint = await ScriptedEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  endpoint.forget();
  folder = mkdtempSync(join(tmpdir(), 'drill-batch-'));
  time = new FakeTime();
  gateway = gatewayTo(endpoint.url, time);
});
afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true });
});

const requests: readonly BatchedRequest[] = ['a', 'b', 'c'].map((key) => ({
  key,
  request: { messages: [{ role: 'user', content: `to ${key}` }], maxTokens: 10, seed: 1 },
}));

async function run(signal = new AbortController().signal, worth = (_reply: string) => true) {
  const kept = new Map<string, string>();
  const said: string[] = [];
  const engine = createBatchEngine({
    gateway,
    memory: memoryInTest(),
    ledger: createLedger(folder),
    timing: time,
  });
  const fault = await engine.run(
    requests,
    async (key, reply) => {
      if (worth(reply)) kept.set(key, reply);
      return worth(reply);
    },
    async (sentence) => void said.push(sentence),
    signal,
  );
  return { kept, said, fault };
}

test('a batch is uploaded, started, asked for until it ends, and collected', async () => {
  const provider = batchProvider({ answer: ({ body }) => body, polls: 3 });
  endpoint.follow(provider.behaviour);
  const { kept, said, fault } = await run();
  expect(fault).toBeNull();
  expect([...kept.keys()]).toEqual(['a', 'b', 'c']);
  expect(kept.get('b')).toContain('to b');
  expect(provider.submitted).toHaveLength(1);
  expect(time.slept).toEqual([30_000, 30_000, 30_000]);
  expect(said.join(' ')).toContain('batch_0');
  expect(readdirSync(folder)).toEqual([]);
});

test('results may come in for longer than one request may take, as long as they come', async () => {
  const provider = batchProvider({ answer: ({ body }) => body });
  endpoint.follow(async (socket, received) => {
    if (!received.path.endsWith('/content')) return provider.behaviour(socket, received);
    const [first = '', ...lines] = provider.reply(received).split(/(?<=\n)/);
    socket.write(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${first}`);
    for (const line of lines) {
      await time.nextPlan();
      time.pass(15_000);
      socket.write(line);
    }
    socket.end();
  });
  const { kept, fault } = await run();
  expect(fault).toBeNull();
  expect([...kept.keys()]).toEqual(['a', 'b', 'c']);
});

test('a batch takes as many requests of --max-requests as it holds, and a look at it none', async () => {
  const caps = { tokens: 1_000_000, cost: 1_000_000, prices: null };
  const provider = batchProvider({ answer: ({ body }) => body, polls: 5 });
  endpoint.follow(provider.behaviour);
  gateway = gatewayTo(endpoint.url, time, { caps: { ...caps, requests: 3 } });
  expect((await run()).fault).toBeNull();
  expect(gateway.spent().requests).toBe(3);
  await gateway.close();
  gateway = gatewayTo(endpoint.url, time, { caps: { ...caps, requests: 2 } });
  expect((await run()).fault).toMatchObject({ code: 'over-budget' });
  expect(provider.submitted).toHaveLength(1);
});

test('what failed, or was worth nothing, goes into another batch', async () => {
  const provider = batchProvider({
    answer: ({ body }, batch) => (batch === 0 && /to [bc]/.test(body) ? null : body),
  });
  endpoint.follow(provider.behaviour);
  const { kept } = await run();
  expect([...kept.keys()].sort()).toEqual(['a', 'b', 'c']);
  expect(provider.submitted.map((batch) => batch.map((each) => each.custom_id))).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
});

test('what never brings anything is given up after three batches', async () => {
  const provider = batchProvider({ answer: () => 'nonsense', ends: 'expired' });
  endpoint.follow(provider.behaviour);
  const { kept, fault } = await run(undefined, () => false);
  expect([kept.size, fault, provider.submitted.length]).toEqual([0, null, 3]);
});

test('a batch that was left running is taken up by its id, and nothing is submitted twice', async () => {
  const provider = batchProvider({ answer: ({ body }) => body, polls: 2 });
  endpoint.follow(provider.behaviour);
  const stop = new AbortController();
  const sleep = time.sleep;
  Object.assign(time, {
    sleep: async (ms: number, signal: AbortSignal) => {
      stop.abort();
      await sleep(ms, signal);
    },
  });
  const first = await run(stop.signal);
  expect(first.fault).toMatchObject({ code: 'cancelled' });
  const [file] = readdirSync(folder);
  expect(statSync(join(folder, file ?? '')).mode & 0o077).toBe(0);
  time = new FakeTime();
  const second = await run();
  expect(second.said[0]).toBe('Going on with batch batch_0.');
  expect(second.kept.size).toBe(3);
  expect(provider.submitted).toHaveLength(1);
});

test('a refused upload is said and leaves nothing behind', async () => {
  endpoint.follow(answersWith(401));
  const { fault } = await run();
  expect(fault).toMatchObject({ code: 'key-refused' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a batch that the provider no longer knows is forgotten', async () => {
  const ledger = createLedger(folder);
  endpoint.follow(answersWith(404));
  await ledger.note(nameOf(['a', 'b', 'c'], endpoint.url), 'batch_gone');
  expect((await run()).fault).toMatchObject({ code: 'no-such-model' });
  expect(readdirSync(folder)).toEqual([]);
});
