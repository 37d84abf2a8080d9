import type { FlagCode } from './assessment.ts';
import type { ListedAnswer, RowReference } from './tally.ts';

/** Scores of a group of answers. */
export interface ScoreSummary {
  readonly scored: number;
  /** Mean score 0–100, to one decimal; null when nothing was scored. */
  readonly mean: number | null;
  /** Half the width of the 95 % confidence interval of the mean; null for fewer than two answers. */
  readonly margin: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

export interface GroupSummary extends ScoreSummary {
  readonly id: string;
}

export interface KeyPointSummary {
  readonly questionId: string;
  readonly id: string;
  readonly description: string;
  readonly met: number;
  readonly partial: number;
  readonly missed: number;
}

export interface FlagSummary {
  readonly code: FlagCode;
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly RowReference[];
}

/** Answers to one question that share most of their phrases: a place to look, not a verdict. */
export interface LikeAnswers {
  readonly questionId: string;
  /** Estimated share of common phrases, 0–1: the lowest that joined the group. */
  readonly likeness: number;
  readonly answers: readonly RowReference[];
}

export interface LikenessSummary {
  /** How many answers were compared: those long enough to tell, up to a limit. */
  readonly compared: number;
  /** Answers over the limit, which were not. */
  readonly leftOut: number;
  readonly total: number;
  /** The largest first. */
  readonly groups: readonly LikeAnswers[];
}

/** What a whole batch came to. Unscored answers are counted and stay out of every mean. */
export interface GradeSummary extends ScoreSummary {
  readonly answers: number;
  readonly unscored: number;
  /** Unscored rows by reason code. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Scores by tens: 0–9, 10–19, … 90–100. */
  readonly distribution: readonly number[];
  /** Weakest first. */
  readonly questions: readonly GroupSummary[];
  /** Weakest first. */
  readonly skills: readonly GroupSummary[];
  /** Hardest first. */
  readonly keyPoints: readonly KeyPointSummary[];
  /** Most common first. */
  readonly improvements: readonly { readonly text: string; readonly count: number }[];
  readonly flags: readonly FlagSummary[];
  /** Null where answers were not compared. */
  readonly alike: LikenessSummary | null;
  /** The first answers one by one, for a class list; empty where none was asked for. */
  readonly listed: readonly ListedAnswer[];
}
