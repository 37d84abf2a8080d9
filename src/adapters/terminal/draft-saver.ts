import type { Clock } from '../../domain/ports.ts';
import { type Draft, textOf } from './draft.ts';

/** Saves a draft while it is typed: not at every key, and never much more than a moment late. */
export interface DraftSaver {
  /** The draft is now this. */
  changed(draft: Draft): void;
  /** Saves what is not saved yet, if the last time is long enough ago. */
  tick(): void;
}

const restMs = 1000;
/** A long draft takes long to save: saving takes at most this share of the time. */
const share = 20;

export function createDraftSaver(
  save: (text: string, spentMs: number) => void,
  spent: () => number,
  clock: Clock,
): DraftSaver {
  let unsaved: Draft | null = null;
  let restUntil = clock() + restMs;
  const tick = () => {
    if (unsaved === null || clock() < restUntil) return;
    const started = clock();
    save(textOf(unsaved), spent());
    unsaved = null;
    restUntil = clock() + Math.max(restMs, (clock() - started) * share);
  };
  return {
    changed: (draft) => {
      unsaved = draft;
      tick();
    },
    tick,
  };
}
