import { expect, test } from 'vitest';
import { readAnswer } from '../../../src/scoring/rules/answer.ts';
import { evidenceNear } from '../../../src/scoring/rules/point-evidence.ts';
import { createVocabulary } from '../../../src/scoring/rules/vocabulary.ts';

/** The quote for a stretch between two words of an answer. */
function quoteOf(text: string, from: string, to: string): string | undefined {
  const answer = readAnswer(text, createVocabulary());
  const placeOf = (word: string) => ({
    at: answer.words.findIndex((each) => each.text === word),
    worth: 1,
  });
  const near = { value: 2, places: [placeOf(from), placeOf(to)], vectorOnly: false };
  return evidenceNear(near, [], answer)[0]?.quote;
}

test.each([
  [
    'goes on to the end of its clause where that is near',
    'I told him he had every right to be cross, and he sat down.',
    'told',
    'every',
    'I told him he had every right to be cross',
  ],
  [
    'ends where it does if its clause goes on for long',
    'I told him he had every right to be cross with the whole lot of us that day.',
    'told',
    'every',
    'I told him he had every',
  ],
  [
    'does not reach into another clause',
    'Then, sorry, told him that twice, before he sat down.',
    'told',
    'twice',
    'told him that twice',
  ],
  [
    'goes on into the next clause where it is hardly a word',
    'We saw it. Then, sorry, told him, before he sat down.',
    'told',
    'told',
    'told him, before he sat down',
  ],
  [
    'goes back where its sentence ends',
    'We saw it. When he came in, I told him.',
    'told',
    'told',
    'in, I told him',
  ],
])('what comes near a point %s', (_what, text, from, to, quote) => {
  expect(quoteOf(text, from, to)).toBe(quote);
});
