import type { Level } from './question.ts';

export interface GroupMean {
  readonly id: string;
  readonly answers: number;
  /** Mean score 0–100, rounded. */
  readonly mean: number;
}

/** What a practice session came to. */
export interface SessionSummary {
  readonly answered: number;
  readonly skipped: number;
  /** Answers that could not be scored; they stay out of every mean. */
  readonly unscored: number;
  /** Null when nothing was scored. */
  readonly mean: number | null;
  /** Weakest first. */
  readonly skills: readonly GroupMean[];
  readonly levels: readonly (GroupMean & { readonly id: Level })[];
  /** The weakest questions, at most three, with their best score of the session. */
  readonly practiceNext: readonly {
    readonly questionId: string;
    readonly text: string;
    readonly score: number;
  }[];
}
