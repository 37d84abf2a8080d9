import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteFinder } from '../../../src/scoring/llm/quotes.ts';

const answer = 'I  said\n“sorry” to José’s mother, and called the nurse.';

describe('a quote', () => {
  test.each([
    ['as typed', 'called the nurse', 'called the nurse'],
    ['white space folded', 'I said', 'I  said'],
    ['straight quotation marks', 'said "sorry" to', 'said\n“sorry” to'],
    ['decomposed letters', 'to Jose\u0301’s mother', 'to José’s mother'],
    ['white space around', '  called the nurse ', 'called the nurse'],
  ])('%s is found where it stands', (_name, quote, standing) => {
    const evidence = quoteFinder(answer)(quote);
    expect(evidence).toMatchObject({ quote: standing, kind: 'judge' });
    expect(answer.slice(evidence?.start, evidence?.end)).toBe(standing);
  });

  test.each([
    ['invented', 'called the doctor'],
    ['in other letters', 'Called The Nurse'],
    ['with an ellipsis', 'I said … nurse'],
    ['of one word', 'nurse'],
    ['of a letter', 'I'],
    ['of nothing', ' \n'],
    ['of marks', '“ ”, .'],
  ])('%s is no evidence', (_name, quote) => {
    expect(quoteFinder(answer)(quote)).toBeNull();
  });

  test('in a script without spaces counts by its letters', () => {
    const find = quoteFinder('我先道歉,然后叫了护士。');
    expect(find('我先道歉')).toMatchObject({ start: 0, end: 4 });
    expect(find('道歉')).toBeNull();
  });

  test('always slices to itself, whatever the answer holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.nat(60),
        fc.nat(60),
        (text, from, length) => {
          const evidence = quoteFinder(text)(text.slice(from, from + length));
          if (evidence === null) return;
          expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
        },
      ),
    );
  });
});
