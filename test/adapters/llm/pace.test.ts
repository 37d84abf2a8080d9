import { expect, test } from 'vitest';
import { createModel } from '../../../src/adapters/llm/model.ts';
import { Pace } from '../../../src/adapters/llm/pace.ts';
import { answersWith, says } from '../../helpers/behaviours.ts';
import { FakeTime, gatewayTo, memoryInTest } from '../../helpers/models.ts';
import { ScriptedEndpoint } from '../../helpers/scripted-endpoint.ts';

test('each refusal halves what runs at once, and successes give it back one by one', () => {
  const pace = new Pace(8, () => 0);
  const seen = [pace.concurrency];
  for (let times = 0; times < 4; times++) {
    pace.crowded();
    seen.push(pace.concurrency);
  }
  expect(seen).toEqual([8, 4, 2, 1, 1]);
  for (let times = 0; times < 16; times++) pace.succeeded();
  expect(pace.concurrency).toBe(3);
  for (let times = 0; times < 200; times++) pace.succeeded();
  expect(pace.concurrency).toBe(8);
});

test('the longest hold counts, and is over when its time is', () => {
  let now = 1_000;
  const pace = new Pace(1, () => now);
  pace.hold(500);
  pace.hold(200);
  expect(pace.waitMs).toBe(500);
  now = 1_500;
  expect(pace.waitMs).toBe(0);
});

test('never more than so many requests run at once', async () => {
  const endpoint = await ScriptedEndpoint.start();
  let open = 0;
  let widest = 0;
  endpoint.follow((socket, received) => {
    open += 1;
    widest = Math.max(widest, open);
    setImmediate(() => {
      open -= 1;
      void says('fine')(socket, received);
    });
  });
  const gateway = gatewayTo(endpoint.url, new FakeTime(), { concurrency: 3 });
  const model = createModel(gateway, memoryInTest());
  const request = { messages: [], maxTokens: 1, seed: 1 };
  await Promise.all(Array.from({ length: 12 }, () => model.complete(request)));
  expect(widest).toBeLessThanOrEqual(3);
  expect(endpoint.received).toHaveLength(12);
  await gateway.close();
  await endpoint.stop();
});

test('an endpoint that has too many requests gets fewer', async () => {
  const endpoint = await ScriptedEndpoint.start();
  endpoint.follow(answersWith(429), says('fine'));
  const time = new FakeTime();
  const gateway = gatewayTo(endpoint.url, time, { concurrency: 4 });
  const model = createModel(gateway, memoryInTest());
  await model.complete({ messages: [], maxTokens: 1, seed: 1 });
  expect(gateway.concurrency).toBe(2);
  await gateway.close();
  await endpoint.stop();
});
