import { describe, expect, test } from 'vitest';
import { compilePhrase, createMatcher, isAsSaid } from '../../../src/scoring/rules/matcher.ts';
import { isNegated } from '../../../src/scoring/rules/negation.ts';
import { gradingCopy } from '../../../src/scoring/rules/normalise.ts';
import { tokenise } from '../../../src/scoring/rules/tokens.ts';
import { createVocabulary } from '../../../src/scoring/rules/vocabulary.ts';

function find(phrase: string, answer: string) {
  const vocabulary = createVocabulary();
  const compiled = compilePhrase(phrase, 0, new Set(), vocabulary);
  if (compiled === null) throw new Error(`nothing to look for in ${phrase}`);
  const tokens = tokenise(gradingCopy(answer));
  return createMatcher([[compiled]], vocabulary)
    .find({ ...tokens, ...vocabulary.look(tokens) })
    .flat()
    .map(({ first, last, kind }) => ({
      quote: answer.slice(tokens.starts[first], tokens.ends[last]),
      kind,
      negated: isNegated(tokens, first, last),
    }));
}

test.each([
  ['not open the chart', 'I did not open the chart.', true],
  ['not open the chart', 'I would never open her chart.', true],
  ['not open the chart', 'I opened the chart myself.', false],
  ['listened without interrupting', 'I listened without interrupting him.', true],
  ['listened without interrupting', 'I listened, interrupting him now and then.', false],
  ['not only listened but acted', 'I not only listened but acted on it.', true],
  ['called the nurse', 'I called the nurse.', true],
  ['called the nurse', 'I did not call the nurse.', false],
])('%j is what %j says: %j', (phrase, answer, isSaid) => {
  const vocabulary = createVocabulary();
  const compiled = compilePhrase(phrase, 0, new Set(), vocabulary);
  if (compiled === null) throw new Error(`nothing to look for in ${phrase}`);
  const tokens = tokenise(gradingCopy(answer));
  const text = { ...tokens, ...vocabulary.look(tokens) };
  const hits = createMatcher([[compiled]], vocabulary)
    .find(text)
    .flat();
  expect(hits.some((hit) => isAsSaid(hit, tokens))).toBe(isSaid);
});

describe('a phrase is found', () => {
  test.each([
    ['called the nurse', 'I called the nurse.', 'called the nurse', 'exact'],
    ['called the nurse', 'I would call a nurse.', 'call a nurse', 'stem'],
    ['called the nurse', 'I quickly called the charge nurse.', 'called the charge nurse', 'exact'],
    [
      'apologized for the wait',
      'I apologised for the long wait.',
      'apologised for the long wait',
      'stem',
    ],
    ['private conversation', 'We had a privte conversation.', 'privte conversation', 'typo'],
    ['private conversation', 'A pirvate conversation followed.', 'pirvate conversation', 'typo'],
    ['sat down with', 'I sat down with her.', 'sat down with', 'exact'],
    ['traveled with her', 'I travelled with her.', 'travelled with her', 'stem'],
    ['within two weeks', 'I rang within 2 weeks.', '2 weeks', 'stem'],
    ['told him the truth', 'I tell him the truth.', 'tell him the truth', 'stem'],
  ])('%s in "%s"', (phrase, answer, quote, kind) => {
    expect(find(phrase, answer)).toMatchObject([{ quote, kind }]);
  });
});

describe('a phrase is not found', () => {
  test.each([
    ['in another order', 'called the nurse', 'The nurse called.'],
    ['over the end of a sentence', 'called the nurse', 'I called. The nurse came.'],
    [
      'with too much between',
      'called the nurse',
      'I called him and then her and then another nurse.',
    ],
    ['in one of its words', 'off the record', 'It is in the record.'],
    ['in a word that is another one', 'wanted a nurse', 'I waited for a nurse.'],
  ])('%s', (_why, phrase, answer) => {
    expect(find(phrase, answer)).toEqual([]);
  });
});

describe('what is denied', () => {
  test.each([
    ['not my problem', 'I would never say it is not my problem.', true],
    ['not my problem', 'I told her it was not my problem.', false],
    ['called the nurse', 'I did not call the nurse.', true],
    ['called the nurse', "I didn't wait, I called the nurse.", false],
    ['called the nurse', 'I not only called the nurse.', false],
    ['called the nurse', 'I was not sure, but I called the nurse.', false],
  ])('%s in "%s": %s', (phrase, answer, negated) => {
    expect(find(phrase, answer)).toMatchObject([{ negated }]);
  });
});

test('telling words prove more than common ones, and words of the question hardly anything', () => {
  const strength = (text: string, question: string[] = []) =>
    compilePhrase(text, 0, new Set(question), createVocabulary())?.strength ?? 0;
  expect(strength('interpreter by video')).toBeGreaterThan(strength('talk to people'));
  expect(strength('long wait', ['long', 'wait'])).toBeLessThan(strength('long wait'));
});
