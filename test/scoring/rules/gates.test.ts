import { expect, test } from 'vitest';
import { bank } from '../../helpers/bank.ts';
import { assess } from '../../helpers/scoring.ts';

const [question] = bank;
if (question === undefined) throw new Error('The bank is empty.');
const answer = `${question.exampleAnswer.slice(0, 300)}.`;

test.each([
  ['Lorem ipsum dolor sit amet, and so on.', true],
  ['The LOREM IPSUM of the draft was still in it.', true],
  ['The draft said: lorem, ipsum.', false],
  ['The draft said lorem.\nIpsum was our supplier.', false],
])('an answer with %j beside it is taken for a placeholder: %j', (sentence, isEmpty) => {
  const { flags } = assess(question, `${answer} ${sentence}`);
  expect(flags.includes('empty')).toBe(isEmpty);
});
