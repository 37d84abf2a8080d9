import type { Clock } from '../../domain/ports.ts';
import { type Draft, textOf } from './draft.ts';

/** Saves a draft while it is typed: not at every key, and never much more than a moment late. */
export interface DraftSaver {
  /** The draft is now this. */
  changed(draft: Pick<Draft, 'lines'>): void;
  /** Saves what is not saved yet, if the last time is long enough ago. */
  tick(): void;
  /** Whether the draft as it stands is saved. */
  readonly saved: boolean;
}

/** How often to tick. */
export const tickMs = 1000;

const restMs = 1000;
/** A long draft takes long to save: saving takes at most this share of the time. */
const share = 20;

export function createDraftSaver(
  save: (text: string, spentMs: number) => boolean,
  spent: () => number,
  clock: Clock,
): DraftSaver {
  let unsaved: Pick<Draft, 'lines'> | null = null;
  let saved = false;
  let restUntil = clock() + restMs;
  const tick = () => {
    if (unsaved === null || clock() < restUntil) return;
    const started = clock();
    saved = save(textOf(unsaved), spent());
    unsaved = null;
    restUntil = clock() + Math.max(restMs, (clock() - started) * share);
  };
  return {
    changed: (draft) => {
      unsaved = draft;
      saved = false;
      tick();
    },
    tick,
    get saved() {
      return saved;
    },
  };
}
