import { expect, test } from 'vitest';
import type { FeedbackItem } from '../../src/domain/assessment.ts';
import { feedbackSentence } from '../../src/reporters/feedback-sentence.ts';

const quoted = (...quotes: string[]): FeedbackItem['evidence'] =>
  quotes.map((quote) => ({ start: 0, end: quote.length, quote, kind: 'cue' }));

test.each<[string, FeedbackItem, string]>([
  [
    'a warning quotes what it is about, on one line, each wording once and two at most',
    {
      kind: 'warning',
      code: 'mocks',
      text: 'Unkind.',
      evidence: quoted('his\nvoice', 'his voice', 'b', 'c'),
    },
    'Unkind. ("his voice", "b")',
  ],
  [
    'an improvement does too',
    { kind: 'improve', code: 'acts-of-others', text: 'Others.', evidence: quoted('she rang') },
    'Others. ("she rang")',
  ],
  [
    'a key point has its words marked in the answer',
    { kind: 'improve', code: 'key-point-partial', text: 'Touched.', evidence: quoted('rang') },
    'Touched.',
  ],
  [
    'a red flag has them in its own list',
    { kind: 'warning', code: 'red-flag', text: 'Heard.', evidence: quoted('fault') },
    'Heard.',
  ],
  [
    'what is missing has none',
    { kind: 'improve', code: 'result-missing', text: 'Result.', evidence: [] },
    'Result.',
  ],
])('%s', (_what, item, sentence) => {
  expect(feedbackSentence(item)).toBe(sentence);
});
