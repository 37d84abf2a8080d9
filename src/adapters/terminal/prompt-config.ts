import type { Draft } from './draft.ts';

export interface AnswerPromptConfig {
  readonly draft: Draft;
  readonly hints: readonly string[];
  /** Hints on screen already, from before the editor was opened. */
  readonly hintsShown: number;
  /** Size of the screen; asked again at every drawing. */
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Milliseconds spent on the answer so far. */
  readonly elapsed: () => number;
  /** The time there is for the answer, which is taken as it stands at the end; null for no limit. */
  readonly limitMs: number | null;
  /** What undo goes back to at the very last: the draft may be one of an earlier day. */
  readonly undoTo: string;
  readonly color: boolean;
  /** Told of every change, so that nothing typed is lost when the prompt ends in another way. */
  readonly onChange: (draft: Draft) => void;
  /** Told every second. */
  readonly onTick: () => void;
  /** Whether the draft as it stands is saved. */
  readonly isSaved: () => boolean;
}
