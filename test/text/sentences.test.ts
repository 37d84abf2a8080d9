import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/text/sentences.ts';

const said = (text: string) =>
  sentencesOf(text).map(({ words }) => words.map(({ text: word }) => word).join(' '));

const plain = 'I rang the ward. She was seen at four! Was that fast?';
const sentences = ['i rang the ward', 'she was seen at four', 'was that fast'];

test.each([
  ['on one line', plain],
  ['in capitals', plain.toUpperCase()],
  ['a line for each', plain.replaceAll(/(?<=[.!?]) /g, '\n')],
  ['wrapped', 'I rang the ward. She was\nseen at four! Was that\nfast?'],
  ['as a list', '- I rang the ward\n- She was seen at four\n- Was that fast'],
  ['numbered', '1. I rang the ward.\n2. She was seen at four.\n3. Was that fast?'],
  [
    'with time stamps',
    '[00:01] I rang the ward.\n[00:04] She was seen at four!\n[00:07] Was that fast?',
  ],
  [
    'as subtitles',
    '1\n00:00:01,000 --> 00:00:02,000\nI rang the\n\n2\n00:00:02,000 --> 00:00:04,000\nward. She was seen at four!\n\n3\n00:00:04,000 --> 00:00:05,000\nWas that fast?\n',
  ],
])('the same sentences are read %s', (_how, text) => {
  expect(said(text)).toEqual(sentences);
});

test('a full stop inside a word or behind an abbreviation ends nothing', () => {
  expect(said('Dr. Wu paid 2.50 at 10.30, i.e. little. I left.')).toEqual([
    'dr wu paid 2.50 at 10.30 i.e little',
    'i left',
  ]);
});

test('a run without full stops is cut where somebody would take a breath', () => {
  const run = Array(6)
    .fill('i went to the desk and spoke to the nurse for a while')
    .join(' and then ');
  const pieces = said(run);
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(piece.split(' ').length).toBeLessThanOrEqual(42);
  expect(pieces.join(' ')).toBe(run);
});
