import { expect, test } from 'vitest';
import type { Attempt } from '../../src/domain/attempt.ts';
import type { HistoryStore } from '../../src/domain/ports.ts';
import { createRecorder } from '../../src/session/recorder.ts';
import { scored } from '../helpers/assessments.ts';

const attempt = (id: string): Attempt => ({
  id,
  sessionId: 's',
  questionId: 'q',
  role: 'r',
  level: 'mid',
  skills: [],
  questionText: 'What?',
  answer: 'That.',
  state: 'submitted',
  answeredAt: 1,
  spentMs: 1,
});

function failingOn(bad: string) {
  const saved: string[] = [];
  const store: HistoryStore = {
    saveSession: () => {},
    saveAttempt: ({ id }) => {
      if (id === bad) throw new Error('database or disk is full');
      saved.push(id);
    },
    saveAssessment: (id) => {
      saved.push(`score of ${id}`);
    },
    attempts: () => [],
    standings: () => new Map(),
    close: () => {},
  };
  return { store, saved };
}

test('a failing store is reported once per attempt and the next attempt is tried again', async () => {
  const { store, saved } = failingOn('a');
  const reasons: string[] = [];
  const recorder = createRecorder(store, async (reason) => {
    reasons.push(reason);
  });
  for (const id of ['a', 'b']) {
    await recorder.attempt(attempt(id));
    await recorder.assessment(id, scored(50), 2);
  }
  expect(reasons).toEqual(['database or disk is full']);
  expect(saved).toEqual(['b', 'score of b']);
  expect(recorder.lost).toBe(1);
});

test('without a store nothing is saved and nothing is lost', async () => {
  const recorder = createRecorder(null, async () => {
    throw new Error('nothing to report');
  });
  await recorder.attempt(attempt('a'));
  expect(recorder.lost).toBe(0);
});
