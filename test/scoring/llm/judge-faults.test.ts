import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GatewaySettings } from '../../../src/adapters/llm/gateway.ts';
import type { Assessment } from '../../../src/domain/assessment.ts';
import type { Question } from '../../../src/domain/question.ts';
import { seededRandom } from '../../../src/domain/random.ts';
import { createAssessor } from '../../../src/scoring/assess.ts';
import { createJudge } from '../../../src/scoring/llm/judge.ts';
import { bank } from '../../helpers/bank.ts';
import {
  answersWith,
  completion,
  cutAfter,
  dribbles,
  floods,
  keepsSilent,
  redirectsTo,
  resets,
  response,
  says,
  stallsAfter,
} from '../../helpers/behaviours.ts';
import { alwaysMet, readingAlong } from '../../helpers/judges.ts';
import { FakeTime, modelAt, secretKey } from '../../helpers/models.ts';
import { words } from '../../helpers/scoring.ts';
import { type Behaviour, ScriptedEndpoint } from '../../helpers/scripted-endpoint.ts';

const question = bank.find(({ id }) => id === 'pl-junior-long-wait') as Question;
const answer =
  'Last spring a man waited four hours for a scan and shouted at our desk. I let him shout, said I was sorry for the wait and called the nurse to find out why it took so long. I told him the reason and came back every half hour until he was seen.';

let endpoint: ScriptedEndpoint;
let time = new FakeTime();
beforeAll(async () => {
  endpoint = await ScriptedEndpoint.start({ clock: () => time.now });
});
afterAll(() => endpoint.stop());

const forgetful = { get: async () => null, set: async () => {} };

interface Outcome {
  readonly assessment: Assessment;
  readonly requests: number;
}

/** One answer judged over the real client. */
async function judged(
  seed: number,
  behaviours: readonly Behaviour[],
  more: Partial<GatewaySettings> = {},
  samples = 1,
): Promise<Outcome> {
  time = new FakeTime(seed);
  endpoint.forget();
  endpoint.follow(...behaviours);
  const model = modelAt(endpoint.url, time, more);
  const judge = createJudge({ model, offline: words, cache: forgetful, samples, seed });
  const assessment = await createAssessor(judge, question)(answer);
  await model.close();
  return { assessment, requests: endpoint.received.length };
}

const good = says(readingAlong);
const jsonOf = (code: string, message = 'No.') => JSON.stringify({ error: { code, message } });
const leaky = JSON.stringify({ error: { message: `Incorrect API key provided: ${secretKey}` } });
const wholeReply = response(200, completion('x'.repeat(2_000)));
/** Does its worst, and then the deadline has come. */
const untilLate =
  (behaviour: Behaviour): Behaviour =>
  async (socket, received) => {
    await behaviour(socket, received);
    setImmediate(() => time.expire());
  };

interface Row {
  readonly fault: string;
  /** The script; `at` is a number in [0, 1) from the seed. */
  readonly script: (at: number) => readonly Behaviour[];
  /** `scored`, or the reason. */
  readonly ends: string;
  readonly requests: number;
  readonly settings?: Partial<GatewaySettings>;
}

const somewhere = (at: number, whole = wholeReply) => 1 + Math.floor(at * (whole.length - 2));
const inOneOf = <T>(at: number, items: readonly T[]) => items[Math.floor(at * items.length)] as T;

const rows: readonly Row[] = [
  { fault: 'nothing', script: () => [good], ends: 'scored', requests: 1 },
  {
    fault: '429 once',
    script: () => [answersWith(429), good],
    ends: 'scored',
    requests: 2,
  },
  {
    fault: '429 without end',
    script: () => [answersWith(429)],
    ends: 'rate-limited',
    requests: 4,
  },
  {
    fault: '429 with a wait over --max-wait',
    script: (at) => [answersWith(429, '{}', { 'retry-after': String(61 + Math.floor(at * 9000)) })],
    ends: 'wait-too-long',
    requests: 1,
  },
  {
    fault: 'quota exhausted',
    script: (at) => [
      inOneOf(at, [
        answersWith(429, jsonOf('insufficient_quota')),
        answersWith(429, jsonOf('x', 'You exceeded your current quota, check your billing.')),
        answersWith(402, jsonOf('payment_required')),
      ]),
    ],
    ends: 'quota-exhausted',
    requests: 1,
  },
  {
    fault: 'the key refused, and echoed',
    script: (at) => [answersWith(at < 0.5 ? 401 : 403, leaky)],
    ends: 'key-refused',
    requests: 1,
  },
  {
    fault: 'no such model',
    script: () => [answersWith(404, leaky)],
    ends: 'no-such-model',
    requests: 1,
  },
  {
    fault: 'a passing failure',
    script: (at) => [answersWith(inOneOf(at, [408, 409, 500, 502, 503, 504, 529]), leaky), good],
    ends: 'scored',
    requests: 2,
  },
  {
    fault: 'a lasting failure',
    script: (at) => [answersWith(inOneOf(at, [408, 409, 500, 502, 503, 504, 529]), leaky)],
    ends: 'endpoint-failing',
    requests: 4,
  },
  { fault: 'reset at once', script: () => [resets()], ends: 'unreachable', requests: 4 },
  {
    fault: 'reset at some byte',
    script: (at) => [cutAfter(somewhere(at), wholeReply)],
    ends: 'unreachable',
    requests: 4,
  },
  {
    fault: 'reset at some byte, then whole',
    script: (at) => [cutAfter(somewhere(at), wholeReply), good],
    ends: 'scored',
    requests: 2,
  },
  {
    fault: 'silence',
    script: () => [untilLate(keepsSilent())],
    ends: 'timed-out',
    requests: 1,
  },
  {
    fault: 'a stall at some byte',
    script: (at) => [untilLate(stallsAfter(somewhere(at), wholeReply))],
    ends: 'timed-out',
    requests: 1,
  },
  {
    fault: 'a byte at a time',
    script: () => [untilLate(dribbles(response(200, ' '.repeat(50_000)), 5))],
    ends: 'timed-out',
    requests: 1,
  },
  {
    fault: 'a reply of 3 MB',
    script: () => [floods(3_000_000)],
    ends: 'reply-too-big',
    requests: 1,
  },
  {
    fault: 'a redirect',
    script: (at) => [
      redirectsTo('https://elsewhere.example/v1', inOneOf(at, [301, 302, 307, 308])),
    ],
    ends: 'redirected',
    requests: 1,
  },
  {
    fault: 'a refusal',
    script: () => [says('', { message: { content: null, refusal: 'I would rather not.' } })],
    ends: 'model-refused',
    requests: 1,
  },
  {
    fault: 'a content filter',
    script: () => [says('{}', { finish_reason: 'content_filter' })],
    ends: 'filtered',
    requests: 1,
  },
  {
    fault: 'no choices',
    script: () => [answersWith(200, '{"choices":[]}')],
    ends: 'empty-reply',
    requests: 1,
  },
  {
    fault: 'no text',
    script: (at) => [says(at < 0.5 ? ' \n' : 'x', at < 0.5 ? {} : { message: { content: null } })],
    ends: 'empty-reply',
    requests: 1,
  },
  {
    fault: 'no completion at all',
    script: (at) => [
      answersWith(
        200,
        inOneOf(at, ['[]', '"ok"', '{"error":"loading"}', '<html>Sign in</html>', '{"choices":']),
      ),
    ],
    ends: 'broken-reply',
    requests: 4,
  },
  {
    fault: 'cut by its length once',
    script: () => [says('{"keyPoints": [', { finish_reason: 'length' }), good],
    ends: 'scored',
    requests: 2,
  },
  {
    fault: 'cut by its length twice',
    script: () => [says('{"keyPoints": [', { finish_reason: 'length' })],
    ends: 'cut-short',
    requests: 2,
  },
  {
    fault: 'an unreadable verdict, then a good one',
    script: () => [says('I would say 85%.'), good],
    ends: 'scored',
    requests: 2,
  },
  {
    fault: 'unreadable verdicts',
    script: () => [says('I would say 85%.')],
    ends: 'unreadable-verdict',
    requests: 2,
  },
  {
    fault: 'a request that is not accepted whatever is left out',
    script: () => [answersWith(400, leaky)],
    ends: 'bad-request',
    requests: 3,
  },
  {
    fault: 'a budget of one request',
    script: () => [answersWith(500)],
    ends: 'over-budget',
    requests: 1,
    settings: {
      caps: {
        requests: 1,
        tokens: Number.POSITIVE_INFINITY,
        cost: Number.POSITIVE_INFINITY,
        prices: null,
      },
    },
  },
];

const seeds = Array.from({ length: Number(process.env.DRILL_FAULT_SEEDS ?? 5) }, (_, i) => i + 1);

describe.each(rows)('$fault', ({ script, ends, requests, settings }) => {
  test.each(seeds)(`ends as ${ends} (seed %d)`, async (seed) => {
    const at = seededRandom(seed)();
    const { assessment, requests: sent } = await judged(seed, script(at), settings);
    expect(sent).toBe(requests);
    expect(JSON.stringify(assessment)).not.toContain(secretKey.slice(8));
    if (assessment.status === 'scored') {
      expect(ends).toBe('scored');
      expect(assessment.score).toBeGreaterThan(20);
      expect(Number.isInteger(assessment.score)).toBe(true);
    } else {
      expect(assessment.reason.code).toBe(ends);
      expect(assessment.reason.message).toMatch(/^[A-Z0-9].*\.$/s);
      expect('score' in assessment).toBe(false);
    }
  });
});

describe('Retry-After', () => {
  const inSeconds = (seconds: number) => new Date(time.now + 1000 * seconds).toUTCString();
  test.each<[string, () => Record<string, string>, number]>([
    ['seconds', () => ({ 'retry-after': '7' }), 7_000],
    ['a fraction', () => ({ 'retry-after': '1.5' }), 1_500],
    ['milliseconds', () => ({ 'retry-after-ms': '250' }), 250],
    ['a date', () => ({ 'retry-after': inSeconds(9) }), 9_000],
    ['59 seconds', () => ({ 'retry-after': '59' }), 59_000],
    ['0', () => ({ 'retry-after': '0' }), 0],
    ['negative', () => ({ 'retry-after': '-5' }), 0],
    ['a date that is past', () => ({ 'retry-after': inSeconds(-90) }), 0],
    ['junk', () => ({ 'retry-after': 'soon 5' }), 0],
  ])('%s: never earlier, and then again', async (_name, headers, waitMs) => {
    let refusedAt = 0;
    const refuse: Behaviour = (socket) => {
      refusedAt = time.now;
      socket.end(response(429, '{}', headers()));
    };
    const { assessment } = await judged(3, [refuse, good]);
    expect(assessment.status).toBe('scored');
    const [, again] = endpoint.received;
    expect((again?.at ?? 0) - refusedAt).toBeGreaterThanOrEqual(waitMs);
    expect((again?.at ?? 0) - refusedAt).toBeGreaterThan(0);
  });

  test('holds for every request after it, not only for the one that was refused', async () => {
    time = new FakeTime();
    endpoint.forget();
    endpoint.follow(answersWith(429, '{}', { 'retry-after': '20' }), good);
    const model = modelAt(endpoint.url, time, { concurrency: 1 });
    const judge = createJudge({ model, offline: words, cache: forgetful, samples: 1, seed: 1 });
    const assess = createAssessor(judge, question);
    const start = time.now;
    await Promise.all([assess(answer), assess(`${answer} So it was.`)]);
    const times = endpoint.received.map(({ at }) => at - start);
    expect(times[0]).toBe(0);
    expect(Math.min(...times.slice(1))).toBeGreaterThanOrEqual(20_000);
    await model.close();
  });
});

test('after a refused key nothing more is sent', async () => {
  time = new FakeTime();
  endpoint.forget();
  endpoint.follow(answersWith(401));
  const model = modelAt(endpoint.url, time);
  const judge = createJudge({ model, offline: words, cache: forgetful, samples: 1, seed: 1 });
  const assess = createAssessor(judge, question);
  for (const more of ['', ' So it was.', ' That is all.']) await assess(answer + more);
  expect(endpoint.received).toHaveLength(1);
  await model.close();
});

test('five failed calls in a row leave the endpoint alone until it has rested', async () => {
  time = new FakeTime();
  endpoint.forget();
  endpoint.follow(answersWith(503));
  const model = modelAt(endpoint.url, time, { concurrency: 1 });
  const judge = createJudge({ model, offline: words, cache: forgetful, samples: 1, seed: 1 });
  const assess = createAssessor(judge, question);
  const reasons: string[] = [];
  for (let call = 0; call < 8; call++) {
    const result = await assess(`${answer} Number ${call}.`);
    reasons.push(result.status === 'unscored' ? result.reason.code : 'scored');
  }
  expect(reasons.filter((code) => code === 'endpoint-failing')).toHaveLength(5);
  expect(reasons.slice(5)).toEqual(Array(3).fill('breaker-open'));
  expect(endpoint.received).toHaveLength(20);
  time.now += 31_000;
  endpoint.follow(good);
  expect((await assess(answer)).status).toBe('scored');
  await model.close();
});

test('nothing is ever scored from part of a reply, wherever it is cut', async () => {
  const points = Number(process.env.DRILL_CUT_POINTS ?? 60);
  const verdict = alwaysMet((text) => text.slice(0, 40));
  const half: Behaviour = (socket, received) => {
    const whole = response(200, completion(verdict(received)));
    const body = whole.indexOf('\r\n\r\n') + 4;
    const cut =
      body + Math.floor(((endpoint.received.length - 1) / points) * (whole.length - body));
    const unframed = Buffer.from(whole.toString('utf8').replace(/content-length: \d+\r\n/, ''));
    const framed = endpoint.received.length % 8 < 4;
    const bytes = framed ? whole : unframed;
    const at = framed ? cut : cut - (whole.length - unframed.length);
    return cutAfter(at, bytes, 'end')(socket, received);
  };
  time = new FakeTime();
  endpoint.forget();
  endpoint.follow(half);
  const model = modelAt(endpoint.url, time);
  const statuses = new Set<string>();
  while (endpoint.received.length < points) {
    const reply = await model.complete({
      messages: [
        {
          role: 'system',
          content: 'The rubric, as JSON:\n{"keyPoints":[],"star":[],"redFlags":[],"criteria":[]}\n',
        },
        { role: 'user', content: '{"answer":"x"}' },
      ],
      maxTokens: 10,
      seed: 1,
    });
    statuses.add(reply.kind === 'failed' ? reply.fault.code : reply.kind);
    time.now += 31_000;
  }
  expect([...statuses].sort()).toEqual(['broken-reply', 'unreachable']);
  await model.close();
});
