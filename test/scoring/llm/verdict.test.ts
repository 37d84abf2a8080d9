import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../src/scoring/llm/asked.ts';
import { readVerdict } from '../../../src/scoring/llm/verdict.ts';

const asked: Asked = {
  keyPoints: [
    { id: 'asked', description: 'Asks.', anyOf: [] },
    { id: 'told', description: 'Tells.', anyOf: [] },
  ],
  parts: ['situation', 'task', 'action', 'result'],
  redFlags: [{ id: 'blames', description: 'Blames.', anyOf: [] }],
  criteria: ['specificity', 'ownership', 'conduct'],
};
const quote = 'I said "sorry" {twice} and `called` ```them``` }';

const verdict = () => ({
  keyPoints: [
    { id: 'asked', status: 'met', quote },
    { id: 'told', status: 'partial', quote: '' },
  ] as unknown[],
  star: asked.parts.map((part) => ({ part, present: true, quote })) as unknown[],
  redFlags: [{ id: 'blames', present: false, quote: '' }] as unknown[],
  criteria: asked.criteria.map((id) => ({ id, level: 4, quote })) as unknown[],
});
const good = JSON.stringify(verdict());
const pretty = JSON.stringify(verdict(), null, 2);

/** Ways of wrapping a reply; what is inside decides whether it is read. */
const wrappings: Readonly<Record<string, (json: string) => string>> = {
  bare: (json) => json,
  'byte order mark': (json) => `\ufeff${json}`,
  'white space around': (json) => `\n\n  ${json}\n\t`,
  fence: (json) => `\`\`\`json\n${json}\n\`\`\``,
  'fence without a name': (json) => `\`\`\`\n${json}\n\`\`\``,
  'fence with CRLF': (json) => `\`\`\`JSON\r\n${json}\r\n\`\`\``,
  preamble: (json) => `Here is the verdict:\n${json}`,
  'preamble and fence': (json) => `Sure!\n\n\`\`\`json\n${json}\n\`\`\``,
  'remark behind': (json) => `${json}\n\nI hope this helps.`,
  'preamble and remark': (json) => `As asked: ${json} That is all.`,
  'thinking aloud': (json) => `<think>{"keyPoints": [] maybe}</think>\n${json}`,
  'braces in the preamble': (json) => `I looked at {everything}. ${json}`,
  'nested fence': (json) => `\`\`\`\n\`\`\`json\n${json}\n\`\`\`\n\`\`\``,
};

type Made = string | ((json: string) => string);
const change = (edit: (value: ReturnType<typeof verdict>) => void): string => {
  const value = verdict();
  edit(value);
  return JSON.stringify(value);
};
const point = (fields: object) => change((v) => v.keyPoints.splice(0, 1, fields));
const criterion = (level: unknown) =>
  change((v) => v.criteria.splice(0, 1, { id: 'specificity', level, quote }));

const readable: Readonly<Record<string, Made>> = { whole: good, pretty };

const refused: Readonly<Record<string, Made>> = {
  'cut off': good.slice(0, -7),
  'trailing comma': good.replace(/\]\}$/, '],}'),
  'single quotes': good.replaceAll('"', "'"),
  'a key said twice': good.replace('{"keyPoints"', '{"star":[],"keyPoints"'),
  'an id said twice': good.replace('"status":"met"', '"status":"missed","status":"met"'),
  'two verdicts': `${good}\n${good}`,
  'a second one begun': `${good} {"keyPoints": [`,
  NaN: criterion(4).replace('"level":4', '"level":NaN'),
  '105': criterion(105),
  '-5': criterion(-5),
  '0': criterion(0),
  '4.5': criterion(4.5),
  '"85%"': criterion('85%'),
  '"4"': criterion('4'),
  'a level of null': criterion(null),
  'a total': good.replace('{', '{"score":100,'),
  'another status': point({ id: 'asked', status: 'yes', quote }),
  'status in capitals': point({ id: 'asked', status: 'MET', quote }),
  'an unknown id': point({ id: 'charm', status: 'met', quote }),
  'no id': point({ status: 'met', quote }),
  'no quote': point({ id: 'asked', status: 'met' }),
  'a quote of null': point({ id: 'asked', status: 'met', quote: null }),
  'a list of quotes': point({ id: 'asked', status: 'met', quote: [quote] }),
  'a missing point': change((v) => v.keyPoints.pop()),
  'a point too many': change((v) => v.keyPoints.push({ id: 'told', status: 'met', quote })),
  'a key too many': point({ id: 'asked', status: 'met', quote, why: 'because' }),
  'present as a word': change((v) =>
    v.redFlags.splice(0, 1, { id: 'blames', present: 'no', quote }),
  ),
  'sections missing': '{"keyPoints":[]}',
  'a section that is no list': good.replace(/"star":\[[^\]]*\]/, '"star":{}'),
  'an empty object': '{}',
  'a refusal in words': 'I cannot judge this answer.',
  __proto__: good.replace('{', '{"__proto__":{"score":100},'),
};

describe.each(Object.entries(wrappings))('%s', (_name, wrap) => {
  test.each(Object.entries(readable))(`read: %s`, (_what, made) => {
    const reading = readVerdict(wrap(made as string), asked);
    expect(reading.kind, JSON.stringify(reading)).toBe('verdict');
    if (reading.kind !== 'verdict') return;
    expect(reading.verdict.keyPoints.get('asked')).toEqual({ status: 'met', quote });
    expect(reading.verdict.criteria.get('ownership')).toEqual({ level: 4, quote });
  });
  test.each(Object.entries(refused))('refused: %s', (_what, made) => {
    const reading = readVerdict(wrap(made as string), asked);
    expect(reading).toMatchObject({ kind: 'unreadable', problem: expect.stringMatching(/\.$/) });
  });
});

test.each([
  '',
  '   ',
  '\ufeff',
  '[]',
  '[1]',
  '"met"',
  'null',
  '42',
  'true',
  '```json\n```',
  '{',
  '}{',
])('nothing is read from %j', (reply) => {
  expect(readVerdict(reply, asked).kind).toBe('unreadable');
});

test('no beginning of a verdict is a verdict', () => {
  for (let end = 0; end < good.length; end++) {
    expect(readVerdict(good.slice(0, end), asked).kind).toBe('unreadable');
  }
});

test('a deep or long reply is refused without a crash', () => {
  expect(readVerdict('{"a":'.repeat(200_000), asked).kind).toBe('unreadable');
  expect(readVerdict(`${'{'.repeat(300_000)}${'}'.repeat(300_000)}`, asked).kind).toBe(
    'unreadable',
  );
  expect(readVerdict('"'.repeat(1_000_000), asked).kind).toBe('unreadable');
});
