import type { Assessment } from '../domain/assessment.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { HistoryStore } from '../domain/ports.ts';

/** Saves what happens in a session, and says when it cannot. */
export interface Recorder {
  attempt(attempt: Attempt): Promise<void>;
  assessment(attemptId: string, assessment: Assessment, at: number): Promise<void>;
  /** Attempts that could not be saved so far. */
  readonly lost: number;
}

/**
 * A recorder over a store. A failing store (full disk, lost volume) never ends the session: `onLoss`
 * is told the reason, and a later attempt is tried again. Without a store nothing is saved.
 */
export function createRecorder(
  store: HistoryStore | null,
  onLoss: (reason: string) => Promise<void>,
): Recorder {
  const unsaved = new Set<string>();
  const guarded = async (attemptId: string, save: (store: HistoryStore) => void) => {
    if (store === null || unsaved.has(attemptId)) return;
    try {
      save(store);
    } catch (error) {
      unsaved.add(attemptId);
      await onLoss(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    attempt: (attempt) => guarded(attempt.id, (open) => open.saveAttempt(attempt)),
    assessment: (attemptId, assessment, at) =>
      guarded(attemptId, (open) => open.saveAssessment(attemptId, assessment, at)),
    get lost() {
      return unsaved.size;
    },
  };
}
