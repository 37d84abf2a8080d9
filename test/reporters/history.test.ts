import { expect, test } from 'vitest';
import type { RecordedAttempt } from '../../src/domain/attempt.ts';
import { historyText } from '../../src/reporters/history.ts';
import { scored, unscored } from '../helpers/assessments.ts';

const layout = { width: 40, colorLevel: 0 as const, accessible: false };
const attempt = (more: Partial<RecordedAttempt>): RecordedAttempt => ({
  id: 'a',
  sessionId: 's',
  questionId: 'wait',
  role: 'patient-liaison',
  level: 'junior',
  skills: [],
  questionText: 'Tell me about somebody who had waited too long.',
  answer: 'I sat down\nwith her.',
  state: 'submitted',
  answeredAt: Date.UTC(2026, 10, 24, 9, 5),
  spentMs: 1,
  assessment: scored(64),
  ...more,
});

test('an attempt has its day, its score, the question and the beginning of the answer', () => {
  expect(historyText([attempt({})], layout).text).toBe(
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
  expect(historyText([attempt(more)], { ...layout, width: 100 }).text).toContain(name);
});
