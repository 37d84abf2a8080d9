import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endpointAt } from '../../../src/adapters/llm/endpoint.ts';
import type { GatewaySettings } from '../../../src/adapters/llm/gateway.ts';
import { proxyFor } from '../../../src/adapters/llm/proxy.ts';
import type { Outgoing } from '../../../src/adapters/llm/transport.ts';
import type { ModelRequest } from '../../../src/domain/model.ts';
import {
  answersWith,
  completion,
  floods,
  keepsSilent,
  response,
  says,
  streams,
} from '../../helpers/behaviours.ts';
import { FakeTime, memoryInTest, modelAt, secretKey } from '../../helpers/models.ts';
import { type Behaviour, ScriptedEndpoint } from '../../helpers/scripted-endpoint.ts';

const request: ModelRequest = {
  messages: [{ role: 'user', content: 'Hello 👋 “there”\u200b' }],
  maxTokens: 50,
  seed: 3,
  shape: { name: 'verdict', schema: { type: 'object' } },
};

let endpoint: ScriptedEndpoint;
let time: FakeTime;
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  endpoint = await ScriptedEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  time = new FakeTime();
  endpoint.forget();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((model) => model.close()));
});

function model(more: Partial<GatewaySettings> = {}, memory = memoryInTest()) {
  const made = modelAt(endpoint.url, time, more, memory);
  opened.push(made);
  return made;
}

const noCaps = {
  requests: Number.POSITIVE_INFINITY,
  tokens: Number.POSITIVE_INFINITY,
  cost: Number.POSITIVE_INFINITY,
  prices: null,
};
const bodies = () => endpoint.received.map(({ body }) => JSON.parse(body));

describe('a request', () => {
  test('is deterministic, carries the key in one header and tells nothing of the machine', async () => {
    endpoint.follow(says('fine'));
    expect(await model().complete(request)).toEqual({ kind: 'text', text: 'fine' });
    const [received] = endpoint.received;
    expect(received?.path).toBe('/v1/chat/completions');
    expect(bodies()[0]).toMatchObject({ temperature: 0, seed: 3, max_tokens: 50 });
    expect(received?.headers.authorization).toBe(`Bearer ${secretKey}`);
    expect(received?.headers['user-agent']).toBe('interview-drill');
    expect(
      Object.keys(received?.headers ?? {}).filter((name) => /stainless|openai/.test(name)),
    ).toEqual([]);
  });

  test('without a key has no such header', async () => {
    endpoint.follow(says('fine'));
    await model({ apiKey: null }).complete(request);
    expect(endpoint.received[0]?.headers.authorization).toBeUndefined();
  });

  test('of a dry run is the one that would be sent, byte for byte, and is not sent', async () => {
    const printed: Outgoing[] = [];
    const dry = model({
      permit: null,
      route: { proxy: null, instead: (out) => printed.push(out) },
    });
    expect(await dry.complete(request)).toMatchObject({ fault: { code: 'dry-run' } });
    expect(endpoint.received).toEqual([]);
    endpoint.follow(says('fine'));
    await model().complete(request);
    expect(printed.map(({ body }) => body)).toEqual(endpoint.received.map(({ body }) => body));
    expect(JSON.stringify(printed)).not.toContain(secretKey);
  });

  test('is not made without a permit: no connection is opened', async () => {
    const before = endpoint.connections;
    expect(await model({ permit: null }).complete(request)).toMatchObject({
      fault: { code: 'no-consent' },
    });
    expect(endpoint.connections).toBe(before);
  });
});

describe('what an endpoint does not understand', () => {
  const refusing =
    (...words: RegExp[]): Behaviour =>
    (socket, received) => {
      const refused = words.find((word) => word.test(received.body));
      if (refused === undefined) return says('fine')(socket, received);
      const message = `Unsupported: ${refused.source}`;
      socket.end(response(400, JSON.stringify({ error: { message } })));
    };

  test.each<[string, RegExp[], number]>([
    ['JSON Schema', [/json_schema/], 2],
    ['any format', [/json_schema/, /json_object/], 3],
    ['max_tokens', [/"max_tokens"/], 2],
    ['temperature and seed', [/"temperature"/, /"seed"/], 3],
    ['all of it', [/"max_tokens"/, /"temperature"/, /"seed"/, /response_format/], 6],
  ])('%s is found out once and remembered', async (_name, words, requests) => {
    const memory = memoryInTest();
    endpoint.follow(refusing(...words));
    const first = model({}, memory);
    expect(await first.complete(request)).toMatchObject({ kind: 'text' });
    expect(endpoint.received).toHaveLength(requests);
    await first.complete(request);
    await model({}, memory).complete(request);
    expect(endpoint.received).toHaveLength(requests + 2);
  });

  test('is not remembered where the request fails whatever is left out', async () => {
    const memory = memoryInTest();
    endpoint.follow(answersWith(400));
    await model({}, memory).complete(request);
    expect(memory.known.size).toBe(0);
  });
});

describe('a budget', () => {
  test.each<[string, GatewaySettings['caps'], number]>([
    ['--max-requests', { ...noCaps, requests: 2 }, 2],
    ['--max-tokens', { ...noCaps, tokens: 400 }, 2],
    ['--max-cost', { ...noCaps, cost: 0.01, prices: { input: 10, output: 100 } }, 2],
  ])('of %s is never passed', async (name, caps, sent) => {
    endpoint.follow(says('fine'));
    const capped = model({ caps, concurrency: 4 });
    const replies = await Promise.all(Array.from({ length: 6 }, () => capped.complete(request)));
    const refused = replies.flatMap((reply) => (reply.kind === 'failed' ? [reply.fault] : []));
    expect(endpoint.received.length).toBeLessThanOrEqual(sent + 2);
    expect(endpoint.received.length).toBeGreaterThan(0);
    expect(refused.length).toBe(6 - endpoint.received.length);
    expect(refused[0]).toMatchObject({
      code: 'over-budget',
      message: expect.stringContaining(name),
    });
    const { requests, tokens, cost } = capped.spent();
    expect(requests).toBeLessThanOrEqual(caps.requests);
    expect(tokens.input + tokens.output).toBeLessThanOrEqual(caps.tokens);
    expect(cost ?? 0).toBeLessThanOrEqual(caps.cost);
  });
});

test('Ctrl-C during a call lets go at once, during a wait too', async () => {
  endpoint.follow(keepsSilent());
  const stop = new AbortController();
  const waiting = model().complete(request, stop.signal);
  endpoint.follow((_socket) => stop.abort());
  expect(await waiting).toMatchObject({ fault: { code: 'cancelled' } });
  const aborted = await model().complete(request, AbortSignal.abort());
  expect(aborted).toMatchObject({ fault: { code: 'cancelled' } });
});

test('a huge reply is left after the first megabyte', async () => {
  endpoint.follow(floods(Number(process.env.DRILL_FLOOD_BYTES ?? 60_000_000)));
  const before = process.memoryUsage().rss;
  expect(await model().complete(request)).toMatchObject({ fault: { code: 'reply-too-big' } });
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
});

describe('a stream', () => {
  test('hands its words over as they come', async () => {
    endpoint.follow(streams(['Tell ', 'me ', 'more.']));
    const words: string[] = [];
    const reply = await model().stream(request, (word) => words.push(word));
    expect(reply).toEqual({ kind: 'text', text: 'Tell me more.' });
    expect(words).toEqual(['Tell ', 'me ', 'more.']);
  });

  test('that breaks off is no reply, and is not begun anew behind the words shown', async () => {
    endpoint.follow(streams(['Tell ', 'me '], 'cut'));
    const reply = await model().stream(request, () => {});
    expect(reply).toMatchObject({ kind: 'failed' });
    expect(endpoint.received).toHaveLength(1);
  });
});

describe('an address', () => {
  test.each([
    'http://api.example.com/v1',
    'http://192.168.1.4:11434/v1',
    'http://127.0.0.1.example.com/v1',
    'http://localhost.example.com/v1',
    'https://user:secret@api.example.com/v1',
    'https://api.example.com/v1?key=secret',
    'ftp://localhost/v1',
    'localhost:11434',
    '',
  ])('%j is refused in a sentence that keeps the secret', (url) => {
    expect(() => endpointAt(url)).toThrow(/\.$/);
    expect(() => endpointAt(url)).not.toThrow(/secret/);
  });

  test.each([
    ['http://localhost:11434/v1/', true],
    ['http://127.8.9.1/v1', true],
    ['http://[::1]:8080/v1', true],
    ['https://api.example.com/v1', false],
  ])('%s is on this machine: %s', (url, loopback) => {
    expect(endpointAt(url).loopback).toBe(loopback);
  });
});

describe('the proxy', () => {
  const remote = endpointAt('https://api.example.com/v1');
  test.each<[Record<string, string>, string | null]>([
    [{ HTTPS_PROXY: 'http://p:1' }, 'http://p:1'],
    [{ https_proxy: 'http://q:2', HTTPS_PROXY: 'http://p:1' }, 'http://q:2'],
    [{ ALL_PROXY: 'http://p:1' }, 'http://p:1'],
    [{ HTTP_PROXY: 'http://p:1' }, null],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, null],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'localhost, .example.com' }, null],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'api.example.com:443' }, null],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'api.example.com:8443,ample.com' }, 'http://p:1'],
    [{}, null],
  ])('of %j is %s', (env, proxy) => {
    expect(proxyFor(remote, env)).toBe(proxy);
  });

  test('never stands between this machine and itself', () => {
    expect(proxyFor(endpointAt('http://localhost:1/v1'), { HTTP_PROXY: 'http://p:1' })).toBeNull();
  });
});

test('a completion without a finish reason is read, one with an unknown one is not', async () => {
  endpoint.follow(says('fine', { finish_reason: null }));
  expect(await model().complete(request)).toMatchObject({ kind: 'text' });
  endpoint.follow(answersWith(200, completion('fine', { finish_reason: 'tool_calls' })));
  expect(await model().complete(request)).toMatchObject({ fault: { code: 'broken-reply' } });
});
