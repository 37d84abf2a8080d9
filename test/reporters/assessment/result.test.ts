import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { BankQuestion } from '../../../src/domain/question.ts';
import { highlighted } from '../../../src/reporters/assessment/highlight.ts';
import { result } from '../../../src/reporters/assessment/index.ts';
import { askedQuestion } from '../../../src/reporters/question/asked.ts';
import { wholeQuestion } from '../../../src/reporters/question/guidance.ts';
import { listing } from '../../../src/reporters/question/listing.ts';
import { scored, unscored } from '../../helpers/assessments.ts';
import { bank } from '../../helpers/bank.ts';
import { question as small } from '../../helpers/questions.ts';
import { assessWords } from '../../helpers/scoring.ts';

const wait = small(
  'wait',
  bank.find(({ id }) => id === 'pl-junior-long-wait'),
);
const answer = 'I said I was sorry.\nThen I called the nurse, and he was seen at four.';
const plain = (width: number) => ({ width, colorLevel: 0 as const, accessible: false });
const screen = (question: BankQuestion, text: string, width: number, numbers = true) =>
  result(question, text, assessWords(question, text), plain(width), { numbers }).text;

describe('the result', () => {
  test.each([100, 200])('has feedback and example side by side at %d columns', (width) => {
    expect(screen(wait, answer, width)).toMatch(/^Feedback {20,}Example answer$/m);
  });

  test.each([40, 99])('has them under each other at %d columns', (width) => {
    expect(screen(wait, answer, width)).toMatch(/^Feedback$[\s\S]*^Example answer$/m);
  });

  test('shows the evidence in the answer, numbered like the key points', () => {
    expect(screen(wait, answer, 80)).toContain(
      '[I said I was sorry.]1\n[Then I called the nurse, and he was seen at four.]2,5',
    );
  });

  test('without numbers no score is shown', () => {
    const text = screen(wait, answer, 80, false);
    expect(text).toMatch(/^Result: /m);
    expect(text).not.toMatch(/of 100|Score:/);
  });

  test('without color there is no escape sequence, with color there is', () => {
    expect(screen(wait, answer, 80)).not.toContain('\u001b');
    const colored = result(
      wait,
      answer,
      assessWords(wait, answer),
      { ...plain(80), colorLevel: 1 },
      { numbers: true },
    );
    expect(colored.text).toContain('\u001b[');
  });

  test('for a screen reader there are words instead of glyphs', () => {
    const layout = { ...plain(120), accessible: true };
    const text = result(wait, answer, assessWords(wait, answer), layout, { numbers: true }).text;
    expect(text).toMatch(/^1\. (Found|Not sure)(, \d+% sure)?: /m);
    expect(text).toMatch(/^To improve: /m);
    expect(text).not.toMatch(/[█░✓✗◐→•│─]/);
  });

  test('what could not be scored says why and shows the example', () => {
    const text = result(wait, answer, unscored(), plain(80), { numbers: true }).text;
    expect(text).toMatch(/Not scored\. It is not in English\.[\s\S]*Example answer/);
  });
});

const long = '好👩‍⚕️wide '.repeat(30) + 'x'.repeat(300);
const hostile = (text: string): BankQuestion =>
  small('hostile', {
    text,
    introduction: text,
    howToAnswer: [text],
    whatNotToSay: [{ text, why: text }],
    exampleAnswer: text,
    skills: [text],
    rubric: {
      keyPoints: [{ id: 'a', description: text, anyOf: ['rang the ward'] }],
      redFlags: [{ id: 'b', description: text, anyOf: ['not my problem'] }],
    },
    followUps: [{ when: { always: true }, ask: text }],
    level: { id: 'junior', title: text, focus: text },
    role: { id: 'r', title: text, summary: text },
  });

const everyScreen = (question: BankQuestion, text: string, width: number) => [
  screen(question, text, width),
  askedQuestion(question, 1, 2, plain(width)).text,
  wholeQuestion(question, plain(width)).text,
  listing([question], plain(width)).text,
];

test.each([40, 80, 100, 200])('nothing is wider than %d columns', (width) => {
  const question = hostile(long);
  for (const text of everyScreen(
    question,
    `I rang the ward. It was not my problem. ${long}`,
    width,
  )) {
    const tooWide = text.split('\n').filter((line) => stringWidth(line) > width);
    expect(tooWide).toEqual([]);
  }
});

test('no payload in any field reaches the screen', () => {
  const payloads: { payload: string }[] = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../fixtures/terminal/payloads.json'), 'utf8'),
  );
  for (const { payload } of payloads) {
    const text = everyScreen(hostile(`a ${payload}`), `I rang the ward. ${payload}`, 80).join('\n');
    expect(text).not.toMatch(
      /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u,
    );
  }
});

test('a line of 1 MB and 100,000 wide characters are laid out', () => {
  const english = 'I rang the ward. ';
  expect(screen(wait, english + 'x'.repeat(1_000_000), 80).length).toBeGreaterThan(1_000_000);
  expect(
    result(wait, english + '好'.repeat(100_000), assessWords(wait, answer), plain(80), {
      numbers: true,
    }).text.length,
  ).toBeGreaterThan(100_000);
}, 10_000);

test('of a book only the beginning is shown, and how much more there is', () => {
  const text = highlighted('I rang. '.repeat(500_000), scored(1), {
    width: 80,
    colorLevel: 0,
    accessible: false,
  }).text;
  expect(text.length).toBeLessThan(2_001_000);
  expect(text).toContain('… and 2000000 more characters: drill history --full');
});
