/** What is counted of graded rows; the parts of a run add up to the whole. */
import type { FlagCode } from './assessment.ts';

/** Names one row of the input. */
export interface RowReference {
  readonly row: number;
  readonly id?: string | number;
}

export type Count = readonly [name: string, count: number];

export interface QuestionCounts {
  readonly questionId: string;
  /** How many answers got which score. */
  readonly scores: readonly (readonly [score: number, count: number])[];
  readonly keyPoints: readonly KeyPointCounts[];
}

export interface KeyPointCounts {
  readonly id: string;
  readonly met: number;
  readonly partial: number;
  readonly missed: number;
}

export interface FlagCounts {
  readonly code: FlagCode;
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly RowReference[];
}

/** A sample of the phrases of one answer, by which it is compared with others. */
export interface Sketch extends RowReference {
  readonly questionId: string;
  /** Sixteen 32-bit numbers, little-endian, as base64. */
  readonly marks: string;
}

/** One answer as a class list shows it. */
export interface ListedAnswer extends RowReference {
  readonly questionId: string | null;
  /** Null where the answer could not be scored. */
  readonly score: number | null;
  readonly flags: readonly FlagCode[];
  /** The most useful improvement, or why there is no score. */
  readonly remark: string;
}

/** The counts of some rows as plain data. */
export interface TallyRecord {
  readonly answers: number;
  /** Answers that a second scorer left unscored. */
  readonly secondUnscored: number;
  readonly reasons: readonly Count[];
  readonly questions: readonly QuestionCounts[];
  readonly improvements: readonly Count[];
  readonly flags: readonly FlagCounts[];
  readonly listed: readonly ListedAnswer[];
  readonly sketches: readonly Sketch[];
}
