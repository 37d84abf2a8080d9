import type { Assessment } from '../domain/assessment.ts';
import type { Attempt, Correction } from '../domain/attempt.ts';
import type { HistoryStore } from '../domain/ports.ts';

/** Saves what happens in a session, and says when it cannot. */
export interface Recorder {
  attempt(attempt: Attempt): Promise<void>;
  /** Saves an unfinished answer while it is typed; returns whether it is saved. A failure is not told: the answer itself will tell it. */
  draft(attempt: Attempt): boolean;
  selfRating(attemptId: string, rating: number): Promise<void>;
  assessment(attemptId: string, assessment: Assessment, at: number): Promise<void>;
  /** Returns whether it is saved. */
  correction(correction: Correction): Promise<boolean>;
  /** How many questions of the session are done with. */
  position(sessionId: string, position: number): void;
  finished(sessionId: string, at: number): void;
  /** Whether there is anything to save in. */
  readonly keeps: boolean;
  /** Attempts that could not be saved so far. */
  readonly lost: number;
}

type Save = (store: HistoryStore) => void;

interface Waiting {
  readonly attemptId: string;
  readonly save: Save;
}

/** What could not be saved: an answer, or only what belongs to it. */
export type Loss =
  | { readonly what: 'answer'; readonly answer: string; readonly reason: string }
  | { readonly what: 'score'; readonly reason: string }
  | { readonly what: 'correction'; readonly reason: string };

/**
 * A recorder over a store. A failing store (full disk, lost volume) never ends the session: `onLoss`
 * is told once for each attempt, and whatever failed is tried again before the next save. Without a
 * store nothing is saved.
 */
export function createRecorder(
  store: HistoryStore | null,
  onLoss: (loss: Loss) => Promise<void>,
): Recorder {
  let waiting: Waiting[] = [];
  const failureOf = (save: Save): string | null => {
    if (store === null) return null;
    try {
      save(store);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const isUnsaved = (attemptId: string) => waiting.some((each) => each.attemptId === attemptId);
  /** Why it failed, unless that was told of this attempt before. */
  const attempted = (attemptId: string, save: Save): string | null => {
    waiting = waiting.filter((each) => failureOf(each.save) !== null);
    const known = isUnsaved(attemptId);
    const failure = failureOf(save);
    if (failure !== null) waiting.push({ attemptId, save });
    return known ? null : failure;
  };
  return {
    draft: (attempt) => store !== null && failureOf((open) => open.saveAttempt(attempt)) === null,
    attempt: async (attempt) => {
      const reason = attempted(attempt.id, (open) => open.saveAttempt(attempt));
      if (reason !== null) await onLoss({ what: 'answer', answer: attempt.answer, reason });
    },
    selfRating: async (attemptId, rating) => {
      const reason = attempted(attemptId, (open) => open.saveSelfRating(attemptId, rating));
      if (reason !== null) await onLoss({ what: 'score', reason });
    },
    assessment: async (attemptId, assessment, at) => {
      const save: Save = (open) => open.saveAssessment(attemptId, assessment, at);
      const reason = attempted(attemptId, save);
      if (reason !== null) await onLoss({ what: 'score', reason });
    },
    correction: async (correction) => {
      const { attemptId } = correction;
      const reason = attempted(attemptId, (open) => open.saveCorrection(correction));
      const isKept = !isUnsaved(attemptId);
      if (!isKept)
        await onLoss({ what: 'correction', reason: reason ?? 'its answer is not saved either' });
      return isKept;
    },
    position: (sessionId, position) => {
      failureOf((open) => open.savePosition(sessionId, position));
    },
    finished: (sessionId, at) => {
      failureOf((open) => open.finishSession(sessionId, at));
    },
    keeps: store !== null,
    get lost() {
      return new Set(waiting.map(({ attemptId }) => attemptId)).size;
    },
  };
}
