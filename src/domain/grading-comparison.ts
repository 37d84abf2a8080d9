/** Two gradings of the same answers set side by side. */
import type { CriterionId } from './question.ts';
import type { RowReference } from './tally.ts';

/** The mean before and after, over the answers that have both. */
export interface Shift {
  readonly n: number;
  readonly before: number;
  readonly after: number;
  /** Answers whose figure is another. */
  readonly changed: number;
}

export interface CriterionShift extends Shift {
  readonly id: CriterionId;
}

export interface QuestionShift extends Shift {
  readonly id: string;
  /** Whether text, rubric or example of the question are others than before. */
  readonly edited: boolean;
}

/** How many answers make a key point more, and how many less, than before. */
export interface KeyPointShift {
  readonly questionId: string;
  readonly id: string;
  readonly gained: number;
  readonly lost: number;
}

export interface Mover extends RowReference {
  readonly questionId: string;
  readonly before: number;
  readonly after: number;
  /** The criterion that moved the score most; null where weights or caps alone did. */
  readonly because: CriterionId | null;
}

export interface GradingComparison {
  /** Scored before and after. */
  readonly scores: Shift;
  readonly raised: number;
  readonly lowered: number;
  readonly criteria: readonly CriterionShift[];
  /** The most changed first. */
  readonly questions: readonly QuestionShift[];
  readonly keyPoints: readonly KeyPointShift[];
  /** The largest changes first. */
  readonly movers: readonly Mover[];
  /** Answers that the threshold parts now and did not before, and the other way round; null without one. */
  readonly threshold: { readonly at: number; readonly fell: number; readonly rose: number } | null;
  readonly becameScored: number;
  readonly becameUnscored: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** Scorers with their versions. */
  readonly scorers: { readonly before: readonly string[]; readonly after: readonly string[] };
}
