import type { Reason } from './assessment.ts';

/** What scoring saved answers again came to. */
export interface Rescoring {
  readonly scorer: { readonly name: string; readonly version: string };
  /** Saved answers looked at. */
  readonly answers: number;
  readonly rescored: number;
  /** Scored by this scorer and rubric already, and left as they are. */
  readonly current: number;
  /** Their question is in no question file any more. */
  readonly withoutQuestion: number;
  /** Could not be scored this time, and left as they are. */
  readonly unscored: number;
  /** Why the first of those could not be scored. */
  readonly reason: Reason | null;
  /** Over answers with a score before and after; null without any. */
  readonly mean: { readonly before: number; readonly after: number } | null;
  /** The largest changes first. */
  readonly changes: readonly ScoreChange[];
}

export interface ScoreChange {
  readonly attemptId: string;
  readonly questionId: string;
  readonly answeredAt: number;
  readonly before: number;
  readonly after: number;
}
