import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../src/scoring/rules/answer.ts';
import { readCues } from '../../../src/scoring/rules/cue-reading.ts';
import { readTelling } from '../../../src/scoring/rules/telling.ts';
import { createVocabulary } from '../../../src/scoring/rules/vocabulary.ts';
import { isActTold, wantedActsOf } from '../../../src/scoring/rules/wanted-acts.ts';
import { bank } from '../../helpers/bank.ts';
import { scoredBy } from '../../helpers/scoring.ts';

const vocabulary = createVocabulary();

function tellsOfAsking(text: string): boolean {
  const answer = readAnswer(text, vocabulary);
  return isActTold('asks', readTelling(answer, 0, answer.words.length), readCues(answer));
}

describe('asking is told', () => {
  test.each([
    'I asked her what she needed.',
    'I found out why the list had moved.',
    'I checked with the ward before I went back.',
    'I want to know which dialect she speaks.',
    'Would you give her ten minutes?',
    'I let him tell me about it.',
    'I listened until he was done.',
    'The clerk told me that the machine was down.',
    'Then I took her side of it down.',
    'I let them shout.',
  ])('%s', (text) => {
    expect(tellsOfAsking(text)).toBe(true);
  });

  test.each([
    'I found a chair and wrote it down.',
    'I checked the list and told her.',
    'I let her know.',
  ])('not in: %s', (text) => {
    expect(tellsOfAsking(text)).toBe(false);
  });
});

const question = bank.find(({ id }) => id === 'pl-junior-several-at-once');
if (question === undefined) throw new Error('no such question');

test('an act is asked for where a key point speaks of it', () => {
  expect(wantedActsOf(question)).toContain('asks');
  const { rubric } = question;
  const points = [{ id: 'p', description: 'Keeps a list.', anyOf: ['a list'], weight: 1 }];
  const listing = { ...question, rubric: { ...rubric, keyPoints: points } };
  expect(wantedActsOf(listing as typeof question)).toEqual(['writes', 'returns']);
  expect(wantedActsOf({ ...question, type: 'motivational' })).toEqual([]);
});

const codesOf = (text: string) => scoredBy(question, text).feedback.map(({ code }) => code);

test('asking in other words is not asked for once more', () => {
  const steps =
    'Dizzy goes first, because a fall can kill and a bill cannot. A nurse is called over straight away. He is kept sitting and not left until she has him. On the way past, the lady in tears is shown the quiet room and a colleague is waved over to sit with her. The gentleman with the bill gets a nod, a sentence and a time: ten minutes. Names go on the pad so nobody falls through.';
  expect(codesOf(steps)).toContain('no-asks');
  expect(codesOf(`${steps} I find out how long the bill can wait.`)).not.toContain('no-asks');
});
