import { expect, test } from 'vitest';
import type { HistoryStore } from '../../src/domain/ports.ts';
import { createRecorder, type Loss } from '../../src/session/recorder.ts';
import { scored } from '../helpers/assessments.ts';
import { attempt, correction, emptyStore } from '../helpers/attempts.ts';

/** A store that takes nothing while `broken` is on, and no score without its answer. */
function breakable() {
  const saved: string[] = [];
  const switches = { broken: false };
  const fail = () => {
    if (switches.broken) throw new Error('database or disk is full');
  };
  const store: HistoryStore = {
    ...emptyStore,
    saveAttempt: ({ id }) => {
      fail();
      saved.push(id);
    },
    saveAssessment: (id) => {
      fail();
      if (!saved.includes(id)) throw new Error('FOREIGN KEY constraint failed');
      saved.push(`score of ${id}`);
    },
    saveCorrection: ({ attemptId }) => {
      fail();
      saved.push(`correction of ${attemptId}`);
    },
  };
  return { store, saved, switches };
}

function recording(store: HistoryStore | null) {
  const losses: Loss[] = [];
  const recorder = createRecorder(store, async (loss) => {
    losses.push(loss);
  });
  const answer = async (id: string) => {
    await recorder.attempt(attempt(id, { answer: `text of ${id}` }));
    await recorder.assessment(id, scored(50), 2);
  };
  return { recorder, losses, answer };
}

test('a failing store is told once for each answer, with its text', async () => {
  const { store, switches } = breakable();
  const { recorder, losses, answer } = recording(store);
  switches.broken = true;
  await answer('a');
  await answer('b');
  expect(losses).toEqual([
    { what: 'answer', answer: 'text of a', reason: 'database or disk is full' },
    { what: 'answer', answer: 'text of b', reason: 'database or disk is full' },
  ]);
  expect(recorder.lost).toBe(2);
});

test('what could not be saved is saved once there is room again, in its order', async () => {
  const { store, saved, switches } = breakable();
  const { recorder, answer } = recording(store);
  switches.broken = true;
  await answer('a');
  switches.broken = false;
  await answer('b');
  expect(saved).toEqual(['a', 'score of a', 'b', 'score of b']);
  expect(recorder.lost).toBe(0);
});

test('a score that cannot be saved is told as that', async () => {
  const { store, switches } = breakable();
  const { recorder, losses } = recording(store);
  await recorder.attempt(attempt('a'));
  switches.broken = true;
  await recorder.assessment('a', scored(50), 2);
  expect(losses).toEqual([{ what: 'score', reason: 'database or disk is full' }]);
});

test('a correction that cannot be saved is told every time, and saved once there is room', async () => {
  const { store, saved, switches } = breakable();
  const { recorder, losses, answer } = recording(store);
  await answer('a');
  switches.broken = true;
  expect(await recorder.correction(correction('a'))).toBe(false);
  expect(await recorder.correction(correction('a', { keyPointId: 'other' }))).toBe(false);
  expect(losses).toEqual([
    { what: 'correction', reason: 'database or disk is full' },
    { what: 'correction', reason: 'its answer is not saved either' },
  ]);
  switches.broken = false;
  expect(await recorder.correction(correction('b'))).toBe(true);
  expect(saved.slice(2)).toEqual(['correction of a', 'correction of a', 'correction of b']);
});

test('a draft that cannot be saved is not told: the answer will be', async () => {
  const { store, switches } = breakable();
  const { recorder, losses } = recording(store);
  switches.broken = true;
  expect(recorder.draft(attempt('a', { state: 'incomplete' }))).toBe(false);
  recorder.position('s1', 1);
  recorder.finished('s1', 1);
  expect(losses).toEqual([]);
});

test('without a store nothing is saved and nothing is lost', async () => {
  const { recorder, losses, answer } = recording(null);
  expect(recorder.keeps).toBe(false);
  await answer('a');
  expect(losses).toEqual([]);
  expect(recorder.lost).toBe(0);
});
