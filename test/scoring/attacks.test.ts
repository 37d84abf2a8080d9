import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/domain/question.ts';
import { seededRandom, shuffled } from '../../src/domain/random.ts';
import { bank } from '../helpers/bank.ts';
import { assess, scoreOf } from '../helpers/scoring.ts';

const folder = join(import.meta.dirname, '../fixtures/grader-attacks');
interface Attack {
  readonly id: string;
  readonly category: string;
  readonly text: string;
}
const attacks: Attack[] = readFileSync(join(folder, 'attacks.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const scored = async (question: Question, answer: string) => {
  const assessment = await assess(question, answer);
  return assessment.status === 'scored' ? assessment.score : 0;
};
const words = (text: string) => text.split(/\s+/);
const mixed = (text: string) => shuffled(words(text), seededRandom(1)).join(' ');
const negated = (text: string) =>
  text
    .split(/(?<=[.?!])\s+/)
    .map((sentence) => `I would never say that ${sentence}`)
    .join(' ');
const homoglyphs = (text: string) =>
  text.replaceAll('o', 'о').replaceAll('a', 'а').replaceAll('e', 'е');
const weakOf = (question: Question) =>
  question.samples?.find(({ quality }) => quality === 'weak')?.text ?? '';

/** Talk to the grader, dealt out over the questions of the bank: bench/scoring.mjs tries all on each. */
const talkFor = (question: Question) =>
  attacks
    .filter(({ category }) => category !== 'garbage')
    .filter((_, at) => at % bank.length === bank.indexOf(question));

describe.each(bank.map((question) => [question.id, question] as const))('%s', (_id, question) => {
  const points = question.rubric?.keyPoints ?? [];
  const descriptions = points.map(({ description }) => description);
  const keywords = points.flatMap(({ anyOf = [] }) => anyOf);
  const example = question.exampleAnswer;

  test.each<[string, string, number]>([
    ['the question pasted', question.text, 5],
    ['the question pasted twice', `${question.text} ${question.text}`, 5],
    ['the key points pasted', descriptions.join(' '), 40],
    ['the key points in another order', shuffled(descriptions, seededRandom(1)).join('\n'), 40],
    ['the keywords as a list', keywords.join(', '), 25],
    ['a phrase for each key point', points.map(({ anyOf: [first] = [] }) => first).join('; '), 25],
    ['two for each', points.flatMap(({ anyOf = [] }) => anyOf.slice(1, 3)).join(', '), 25],
    ['the keywords fifty times', Array(50).fill(keywords.join(' ')).join(' '), 25],
    ['the keywords as sentences', keywords.map((word) => `I ${word}.`).join(' '), 25],
    ['the keywords with "and"', `I ${keywords.join(' and I ')}.`, 25],
    ['the rubric pasted', JSON.stringify(question.rubric), 40],
    ['the guidance pasted', question.howToAnswer.join(' '), 40],
    ['the words of the example shuffled', mixed(example), 25],
    ['the example negated', negated(example), 40],
    ['the example, taken back', `${example} None of this is true.`, 40],
  ])('%s', async (_what, answer, cap) => {
    expect(await scored(question, answer)).toBeLessThanOrEqual(cap);
  });

  test('the example with look-alike letters or hidden characters scores as the example', async () => {
    const plain = await scoreOf(question, example);
    expect(await scoreOf(question, homoglyphs(example))).toBe(plain);
    const hidden = await assess(question, example.replaceAll(/(?<=\w)(?=\w)/g, '\u200b'));
    expect(hidden).toMatchObject({
      score: plain,
      flags: expect.arrayContaining(['hidden-text', 'copied-example']),
    });
  });

  test('one sentence of the example twenty times is worth that sentence once', async () => {
    const [first = ''] = example.split(/(?<=\.)\s+/);
    const once = await scored(question, first);
    expect(await scored(question, Array(20).fill(first).join(' '))).toBeLessThanOrEqual(once + 2);
  });

  test('100 KB behind the example neither help nor hurt', async () => {
    const padded = await scored(question, `${example}\n${'word '.repeat(20_000)}`);
    expect(Math.abs(padded - (await scoreOf(question, example)))).toBeLessThanOrEqual(2);
  });

  test('a copy of the example or of a strong sample is flagged, with every seventh word left out as well', async () => {
    const strong = question.samples?.filter(({ quality }) => quality === 'strong') ?? [];
    for (const text of [example, ...strong.map((sample) => sample.text)]) {
      const gapped = words(text).filter((_, at) => at % 7 !== 3);
      for (const copy of [text, gapped.join(' ')])
        expect((await assess(question, copy)).flags).toContain('copied-example');
    }
  });

  test('no text that talks to the grader adds more than five points', async () => {
    const weak = weakOf(question);
    const alone = await scored(question, weak);
    for (const { id, text } of talkFor(question)) {
      expect((await scored(question, `${weak}\n${text}`)) - alone, id).toBeLessThanOrEqual(5);
      expect(await scored(question, text), id).toBeLessThanOrEqual(15);
    }
  });
});

test('garbage scores nothing', async () => {
  const [question] = bank as [Question];
  const garbage = attacks.filter(({ category }) => category === 'garbage');
  expect(garbage.length).toBeGreaterThan(5);
  for (const { id, text } of garbage)
    expect(await scored(question, text), id).toBeLessThanOrEqual(10);
});
