import type {
  Attempt,
  AttemptOutline,
  Correction,
  SessionStart,
} from '../../src/domain/attempt.ts';
import type { HistoryStore } from '../../src/domain/ports.ts';

/** A submitted attempt; `more` says what the test is about. */
export function attempt(id: string, more: Partial<Attempt> = {}): Attempt {
  return {
    id,
    sessionId: 's1',
    questionId: 'q1',
    questionType: 'behavioral',
    role: 'patient-liaison',
    level: 'junior',
    skills: ['empathy', 'teamwork'],
    questionText: 'Tell me about a long wait.',
    answer: 'I sat down with her.\nThen I rang the ward. "Quoted" 好 👩‍⚕️',
    state: 'submitted',
    answeredAt: 1_000,
    spentMs: 61_000,
    followUp: null,
    ...more,
  };
}

/** The first sentence of `attempt(attemptId)`, said to show a key point. */
export function correction(attemptId: string, more: Partial<Correction> = {}): Correction {
  return {
    attemptId,
    questionId: 'q1',
    keyPointId: 'named-the-feeling',
    start: 0,
    end: 19,
    quote: 'I sat down with her',
    madeAt: 3_000,
    ...more,
  };
}

export const session: SessionStart = {
  id: 's1',
  startedAt: 900,
  order: 'unseen',
  seed: 7,
  mode: 'practice',
  queue: ['q1', 'q2'],
};

export function outline(
  questionId: string,
  answeredAt: number,
  score: number | null,
  more: Partial<AttemptOutline> = {},
): AttemptOutline {
  return {
    id: `${questionId}-${answeredAt}`,
    questionId,
    questionType: 'behavioral',
    role: 'patient-liaison',
    level: 'junior',
    skills: ['empathy'],
    answeredAt,
    score,
    selfRating: null,
    ...more,
  };
}

/** A store that holds nothing and takes everything. */
export const emptyStore: HistoryStore = {
  saveSession: () => {},
  savePosition: () => {},
  finishSession: () => {},
  unfinishedSession: () => null,
  saveAttempt: () => {},
  saveAssessment: () => {},
  saveSelfRating: () => {},
  saveCorrection: () => {},
  attempts: () => [],
  assessmentsOf: () => [],
  outlines: () => [],
  drafts: () => [],
  undo: () => null,
  redo: () => null,
  eraseBefore: () => 0,
  close: () => {},
};
