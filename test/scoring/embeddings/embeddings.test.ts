import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmbedder } from '../../../src/adapters/llm/embedder.ts';
import type { Assessment, ScoredAssessment } from '../../../src/domain/assessment.ts';
import type { Question } from '../../../src/domain/question.ts';
import { createAssessor } from '../../../src/scoring/assess.ts';
import { createEmbeddingMatcher } from '../../../src/scoring/embeddings/index.ts';
import { windowsOf } from '../../../src/scoring/embeddings/windows.ts';
import { rules } from '../../../src/scoring/rules/index.ts';
import { answersWith, floods, response } from '../../helpers/behaviours.ts';
import { embeds } from '../../helpers/embeddings.ts';
import { FakeTime, gatewayTo } from '../../helpers/models.ts';
import { question } from '../../helpers/questions.ts';
import { type Behaviour, ScriptedEndpoint } from '../../helpers/scripted-endpoint.ts';

const asked: Question = question('q', {
  exampleAnswer: 'I told the man that I was sorry, asked the nurse for the reason and he was seen.',
  rubric: {
    keyPoints: [
      { id: 'sorry', description: 'Is sorry.', anyOf: ['sorry about it'], required: true },
      { id: 'nurse', description: 'Asks the nurse.', anyOf: ['the nurse told me'] },
    ],
  },
});
const paraphrase =
  'Last spring a man at my desk was angry. I apologised to him at once and then I phoned a clinician upstairs. He went home calm at four.';

let endpoint: ScriptedEndpoint;
const kept = new Map<string, string>();
const cache = {
  get: async (key: string) => kept.get(key) ?? null,
  set: async (key: string, reply: string) => void kept.set(key, reply),
};
beforeAll(async () => {
  endpoint = await ScriptedEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  endpoint.forget();
  kept.clear();
});

async function assessed(text: string, behaviour: Behaviour = embeds): Promise<Assessment> {
  endpoint.follow(behaviour);
  const gateway = gatewayTo(endpoint.url, new FakeTime());
  const scorer = createEmbeddingMatcher({
    offline: rules,
    embedder: createEmbedder(gateway),
    cache,
    thresholds: { partial: 0.5, met: 0.7 },
  });
  const assessment = await createAssessor(scorer, asked)(text);
  await gateway.close();
  return assessment;
}

const offline = (text: string) => createAssessor(rules, asked)(text) as ScoredAssessment;

describe('matching by meaning', () => {
  test('finds a key point that is said in other words, with the window as evidence', async () => {
    const before = offline(paraphrase);
    const after = (await assessed(paraphrase)) as ScoredAssessment;
    expect(before.keyPoints.map(({ status }) => status)).toContain('missed');
    expect(after.keyPoints.map(({ status }) => status)).toEqual(['met', 'met']);
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.flags).not.toContain('required-point-missed');
    for (const { evidence } of after.keyPoints) {
      for (const { start, end, quote } of evidence)
        expect(paraphrase.slice(start, end)).toBe(quote);
    }
    expect(after.scorer).toMatchObject({
      name: 'rules',
      model: 'scripted',
      options: { matcher: 'embeddings', thresholds: { partial: 0.5, met: 0.7 } },
    });
  });

  test('gives nothing for what is denied, off the point or worthless', async () => {
    for (const text of [
      'A man was angry at my desk in spring. I never apologised to him and did not phone a clinician at all.',
      'A man was angry at my desk in spring. I went out for lunch with my friends and came back later.',
      'idk',
      '',
    ]) {
      expect((await assessed(text)) as ScoredAssessment).toMatchObject({
        score: offline(text).score,
      });
    }
  });

  test('asks once for each text, and scores the same from what it kept', async () => {
    const first = await assessed(paraphrase);
    const sent = endpoint.received.length;
    expect(sent).toBe(1);
    expect(await assessed(paraphrase, answersWith(500))).toEqual(first);
    expect(endpoint.received).toHaveLength(sent);
  });

  const reply = (data: unknown): Behaviour => {
    return (socket) => void socket.end(response(200, JSON.stringify({ data })));
  };
  test.each<[string, Behaviour, string]>([
    ['a refused key', answersWith(401), 'key-refused'],
    ['a lasting failure', answersWith(503), 'endpoint-failing'],
    ['too few vectors', reply([{ index: 0, embedding: [1, 0] }]), 'broken-reply'],
    ['no numbers', reply(Array(30).fill({ index: 0, embedding: ['x'] })), 'broken-reply'],
    ['no list', reply('vectors'), 'broken-reply'],
    ['a flood', floods(2_000_000), 'reply-too-big'],
  ])('%s leaves the answer unscored and keeps nothing', async (_what, behaviour, code) => {
    expect(await assessed(paraphrase, behaviour)).toMatchObject({
      status: 'unscored',
      reason: { code },
    });
    expect(kept.size).toBe(0);
  });
});

test('windows stay within sentences, cover every word and leave denials out', () => {
  const long = `${Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ')}. It was fine then! I did not go there.`;
  const windows = windowsOf(long);
  for (const { start, end, text } of windows) expect(long.slice(start, end)).toBe(text);
  expect(windows.some(({ text }) => text.includes('word39.'))).toBe(true);
  expect(windows.every(({ text }) => !/fine.*word|word.*fine|not go/.test(text))).toBe(true);
  expect(windowsOf('')).toEqual([]);
});
