import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenise } from '../../../src/scoring/rules/tokens.ts';

const numbersOf = (words: readonly string[]) => [
  ...tokenise({ text: words.join(' ') } as Parameters<typeof tokenise>[0]).numbers.slice(
    0,
    words.length,
  ),
];

/** Letters that are the same but for what is lost when they are packed. */
const letter = fc.constantFrom(...'abAB09éāȁ\u7f01\u7f41\uff41ａż', 'ı');
const word = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));

test('words have the same number where they are the same, and only there', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
      const numbers = numbersOf(words);
      const again = numbersOf(words);
      expect(again).toEqual(numbers);
      expect(new Set(numbers).size).toBe(new Set(words).size);
    }),
  );
});
