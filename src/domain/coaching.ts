/** What the coach works with and what it says. Facts come from the user alone. */
import type { StarPart } from './question.ts';

/** One fact in the user's words. */
export interface Note {
  /** 1-based. */
  readonly id: number;
  /** The part of the story it belongs to, where that is known. */
  readonly part: StarPart | null;
  readonly text: string;
}

/** A sentence of a draft with the notes that it rests on. */
export interface DraftSentence {
  readonly text: string;
  readonly notes: readonly number[];
  /** Words that none of the notes says; where there are any, the sentence is not part of the draft. */
  readonly untraced: readonly string[];
}

/** A place in the draft that only the user can fill. */
export interface DraftGap {
  readonly part: StarPart;
  readonly ask: string;
}

export interface Draft {
  readonly questionId: string;
  readonly by: 'skeleton' | 'model';
  readonly notes: readonly Note[];
  readonly sentences: readonly DraftSentence[];
  readonly gaps: readonly DraftGap[];
  /** What counts: the sentences that rest on notes. */
  readonly text: string;
  /** By the offline scorer; null where it gave none. */
  readonly score: number | null;
  /** What would raise it, most first. */
  readonly raise: readonly string[];
}

/** One change of an answer. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** What stands there now, and what would. */
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

export interface ScoredEdit extends Edit {
  /** The score by the offline scorer with this edit alone; null where it gave none. */
  readonly score: number | null;
  /** There is a slot for a fact of the user's own. */
  readonly slot: boolean;
}

export interface Improvement {
  readonly questionId: string;
  readonly by: 'rules' | 'model';
  readonly answer: string;
  readonly score: number | null;
  /** At most three, the smallest first. */
  readonly edits: readonly ScoredEdit[];
  /** Edits of the model that brought in what the answer does not say. */
  readonly refused: readonly { readonly edit: Edit; readonly untraced: readonly string[] }[];
}
