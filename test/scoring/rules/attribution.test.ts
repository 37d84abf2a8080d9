import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../src/scoring/rules/answer.ts';
import { attribute, type Doer, type Impersonal } from '../../../src/scoring/rules/attribution.ts';
import { doingOf } from '../../../src/scoring/rules/doing.ts';
import { createVocabulary } from '../../../src/scoring/rules/vocabulary.ts';
import { bank } from '../../helpers/bank.ts';
import { scoredBy } from '../../helpers/scoring.ts';

const vocabulary = createVocabulary();

function read(text: string, impersonal: Impersonal = 'anybody') {
  const answer = readAnswer(text, vocabulary);
  return { answer, attribution: attribute(answer, impersonal) };
}

/** The verbs told of each doer. */
function told(text: string, impersonal?: Impersonal) {
  const { answer, attribution } = read(text, impersonal);
  const verbs = (doer: Doer) => attribution[doer].map(({ last }) => answer.words[last]?.text);
  return Object.fromEntries(
    (['own', 'other', 'unnamed', 'anybody', 'unreal'] as const)
      .map((doer) => [doer, verbs(doer)] as const)
      .filter(([, found]) => found.length > 0),
  );
}

describe('whose an act is', () => {
  test.each<[string, Partial<Record<Doer, string[]>>]>([
    ['I asked him what he wanted.', { own: ['asked'] }],
    ['I sat down and asked him.', { own: ['sat', 'asked'] }],
    ['Sat down, asked him, wrote it down.', { own: ['sat', 'asked', 'wrote'] }],
    ['She said sorry, called the nurse and told him.', { other: ['said', 'called', 'told'] }],
    ['My colleague rang the ward while I wrote it down.', { other: ['rang'], own: ['wrote'] }],
    ['Denise went to him.', { other: ['went'] }],
    ['I called the nurse and she came.', { own: ['called'], other: ['came'] }],
    ['The form was sent and he was told.', { unnamed: ['sent', 'told'] }],
    ['I was told that.', {}],
    ['I was given a form.', {}],
    ['He was given a form.', { unnamed: ['given'] }],
    ['The form was read by my colleague.', { other: ['read'] }],
    ['The form was read by me.', { own: ['read'] }],
    ['It was sent.', { unnamed: ['sent'] }],
    ['The boy is thanked, the form is written.', {}],
    ['I knocked, he covered the desk.', { own: ['knocked'], other: ['covered'] }],
    ['You ask the nurse and tell him.', { anybody: ['ask', 'tell'] }],
    ["I said, you've been sent away twice.", { own: ['said'] }],
    ['I meant to ask her and write it down.', { unreal: ['ask', 'write'] }],
    ['I was going to ring him.', { unreal: ['ring'] }],
    ['I should have told them.', { unreal: ['told'] }],
    ["I'd have asked her.", { unreal: ['asked'] }],
    ["I'd ask her.", { own: ['ask'] }],
    ['I nearly rang, then I asked her.', { unreal: ['rang'], own: ['asked'] }],
    ['I did not tell him.', {}],
    ['I made the call.', { own: ['made'] }],
    ['My first step is to ask her.', { own: ['ask'] }],
    ['A nurse should ask her.', { anybody: ['ask'] }],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('whose an act is where the question asks how one goes about it', () => {
  test.each<[string, Partial<Record<Doer, string[]>>]>([
    ['You ask the nurse and tell him.', { own: ['ask', 'tell'] }],
    ['You should ask the nurse.', { anybody: ['ask'] }],
    ["You're supposed to ask the nurse.", { anybody: ['ask'] }],
    ['People ask the nurse.', { anybody: ['ask'] }],
    ['The boy is thanked, an interpreter is booked.', { own: ['thanked', 'booked'] }],
    ["It's explained and she gets asked.", { own: ['explained', 'asked'] }],
    ['The form is read by the nurse.', { other: ['read'] }],
    ['She is called by noon.', { own: ['called'] }],
    ["I'm told that, you're told that.", {}],
    ['She is not asked.', {}],
    ['He was told.', { unnamed: ['told'] }],
  ])('%s', (text, expected) => {
    expect(told(text, 'own')).toEqual(expected);
  });
});

test('what was done by nobody named is held against nobody who tells of no one else', () => {
  const sent = 'The form was sent. He was told. The nurse was asked.';
  expect(doingOf(read(sent).attribution).own).toBe(1);
  expect(doingOf(read(`She rang him. ${sent}`).attribution).own).toBe(0);
});

test('a few acts of others take nothing away, many without one of one’s own do', () => {
  const { attribution } = read('He told me and I asked her. She wrote it down.');
  expect(doingOf(attribution)).toEqual({ own: 1, done: 1 });
  const others = read('She asked him. She told the nurse. She wrote it down. She rang him.');
  expect(doingOf(others.attribution).own).toBe(0);
  const meant = read('I meant to ask him. I should have told her. I was going to write it down.');
  expect(doingOf(meant.attribution).done).toBe(0);
});

const stories = bank.filter(({ type }) => type === 'behavioral' || type === 'leadership');
const approaches = bank.filter(({ type }) =>
  ['situational', 'technical', 'competency'].includes(type),
);

/** The same story, told of somebody else. */
function toldOf(subject: string, possessive: string, object: string, text: string): string {
  return text
    .replace(/\bI(?='|\b)/g, subject)
    .replace(/\bmy\b/g, possessive)
    .replace(/\b(me|myself)\b/g, object)
    .replace(/\bMy\b/g, possessive)
    .replace(/\b[Ww]e\b/g, 'they');
}

describe.each(stories.map((question) => [question.id, question] as const))(
  '%s',
  (_id, question) => {
    test('an example told as what you do is worth half at most', () => {
      const own = scoredBy(question, question.exampleAnswer);
      const yours = scoredBy(question, toldOf('you', 'your', 'you', question.exampleAnswer));
      expect(yours.score).toBeLessThanOrEqual(own.score / 2);
    });

    test('an example in which somebody else does everything is worth half at most', () => {
      const own = scoredBy(question, question.exampleAnswer);
      const others = scoredBy(question, toldOf('she', 'her', 'her', question.exampleAnswer));
      expect(others.score).toBeLessThanOrEqual(own.score / 2);
      expect(others.feedback.map(({ code }) => code)).toContain('acts-of-others');
    });
  },
);

describe.each(approaches.map((question) => [question.id, question] as const))(
  '%s',
  (_id, question) => {
    test('an example told as what you do is worth nearly as much', () => {
      const own = scoredBy(question, question.exampleAnswer);
      const yours = scoredBy(question, toldOf('you', 'your', 'you', question.exampleAnswer));
      expect(yours.score).toBeGreaterThanOrEqual(own.score - 10);
      expect(yours.feedback.map(({ code }) => code)).not.toContain('acts-advised');
    });
  },
);
