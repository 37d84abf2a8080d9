import { expect, test } from 'vitest';
import type { RecordedAttempt } from '../../src/domain/attempt.ts';
import { historyText } from '../../src/reporters/history.ts';
import { scored, unscored } from '../helpers/assessments.ts';

const layout = { width: 40, colorLevel: 0 as const, accessible: false };
const attempt = (more: Partial<RecordedAttempt>): RecordedAttempt => ({
  id: 'a',
  sessionId: 's',
  questionId: 'wait',
  questionType: 'behavioral',
  role: 'patient-liaison',
  level: 'junior',
  skills: [],
  questionText: 'Tell me about somebody who had waited too long.',
  answer: 'I sat down\nwith her.',
  state: 'submitted',
  answeredAt: Date.UTC(2026, 10, 24, 9, 5),
  spentMs: 1,
  followUp: null,
  assessment: scored(64),
  selfRating: null,
  corrections: [],
  undone: false,
  damaged: false,
  ...more,
});

test('an attempt has its day, its score, the question and the beginning of the answer', () => {
  expect(historyText([attempt({})], layout, { full: false }).text).toBe(
    [
      '2026-11-24 09:05   64 of 100  wait',
      '    Tell me about somebody who had',
      '    waited too long.',
      '    I sat down with her.',
    ].join('\n'),
  );
});

test.each([
  [{ state: 'incomplete' as const, assessment: null }, 'not finished'],
  [{ assessment: null }, 'not scored yet'],
  [{ assessment: unscored('off-language') }, 'unscored (off-language)'],
])('%j is called by its name', (more, name) => {
  expect(historyText([attempt(more)], { ...layout, width: 100 }, { full: false }).text).toContain(
    name,
  );
});

test('what is to be known of an attempt is said in a sentence', () => {
  const shown = (more: Partial<RecordedAttempt>) =>
    historyText([attempt(more)], { ...layout, width: 100 }, { full: false }).text;
  expect(shown({ undone: true })).toContain('Undone: outside schedule and means.');
  expect(shown({ damaged: true })).toContain('it may not be what you wrote');
  expect(shown({ followUp: 'And then?' })).toContain('Follow-up: And then?');
});

test('the whole answer is shown when it is asked for', () => {
  expect(historyText([attempt({})], layout, { full: true }).text).toContain(
    'I sat down\n    with her.',
  );
});
