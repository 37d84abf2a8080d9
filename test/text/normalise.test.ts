import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradingCopy } from '../../src/text/normalise.ts';

describe('the grading copy', () => {
  test.each([
    ['plain text', 'plain text', false],
    ['I didn’t say “no”', 'I didn\'t say "no"', false],
    ['cafe\u0301', 'café', false],
    ['ig\u200bnore', 'ignore', true],
    ['soft\u00adhyphen', 'softhyphen', false],
    ['\ufeffbegin', 'begin', false],
    ['а nursе came', 'a nurse came', false],
    ['Ｆｕｌｌ', 'Full', false],
    ['tag\u{e0041}ged', 'tagged', true],
    ['Это был мой случай', 'Это был мой случай', false],
  ])('of %j is %j', (answer, text, hidden) => {
    expect(gradingCopy(answer)).toMatchObject({ text, hidden });
  });

  test('a word leads back to the word as it was typed', () => {
    const typed = ['I', 'didn’t', 'say', '“no”', 'to', 'cafe\u0301', 'staff', 'се\u200bt', 'it'];
    const answer = typed.join(' ');
    const copy = gradingCopy(answer);
    const words = [...copy.text.matchAll(/\S+/g)];
    expect(words.map(([word]) => word)).toEqual([
      'I',
      "didn't",
      'say',
      '"no"',
      'to',
      'café',
      'staff',
      'cet',
      'it',
    ]);
    const back = words.map(({ 0: word, index }) => copy.original(index, index + word.length));
    expect(back.map(({ start, end }) => answer.slice(start, end))).toEqual(typed);
  });

  test('every piece of it leads back to the piece of the answer it came from', () => {
    const odd = fc.constantFrom('’', '“', '\u200b', 'e\u0301', 'о', '\u{e0041}', '…', 'Ａ');
    const text = fc
      .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 5 }), odd))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (answer, a, b) => {
        const copy = gradingCopy(answer);
        if (copy.text === '') return;
        const start = Math.min(a, b) % copy.text.length;
        const end = Math.max(start + 1, Math.max(a, b) % (copy.text.length + 1));
        const piece = copy.original(start, end);
        expect(piece.start).toBeGreaterThanOrEqual(0);
        expect(piece.end).toBeGreaterThan(piece.start);
        expect(piece.end).toBeLessThanOrEqual(answer.length);
      }),
    );
  });
});
