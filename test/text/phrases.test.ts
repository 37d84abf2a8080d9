import { expect, test } from 'vitest';
import { findPhrase, phraseOf } from '../../src/text/phrases.ts';
import { wordsOf } from '../../src/text/words.ts';

const found = (phrase: string, text: string) => {
  const compiled = phraseOf(phrase);
  return (
    compiled !== null &&
    findPhrase(
      compiled,
      wordsOf(text).map(({ text: word }) => word),
    ) !== null
  );
};

test.each([
  ['rang the ward', 'I rang the ward.', true],
  ['called the nurse', 'I was calling a nurse', true],
  ['told the reason', 'I told him the reason', true],
  ['rang the ward', 'The ward rang.', false],
  ['rang the ward', 'I rang nobody at all on that day in the ward', false],
  ['on it', 'I was on it', true],
  ['on it', 'on the way I saw it', false],
])('%j in %j: %j', (phrase, text, expected) => {
  expect(found(phrase, text)).toBe(expected);
});

test('a phrase of nothing but marks is none', () => {
  expect(phraseOf('…')).toBeNull();
});
