import type { GroupMean } from './session-summary.ts';

/** What an interview came to. */
export interface InterviewReport {
  readonly questions: readonly InterviewedQuestion[];
  /** Null when nothing was scored. */
  readonly mean: number | null;
  /** Weakest first. */
  readonly skills: readonly GroupMean[];
  readonly strengths: readonly Strength[];
  /** At most three. */
  readonly practise: readonly Advice[];
  readonly skipped: number;
  readonly spentMs: number;
  /** Questions that there was no time for. */
  readonly unasked: number;
}

export interface InterviewedQuestion {
  readonly questionId: string;
  readonly text: string;
  /** Null when it could not be scored. */
  readonly score: number | null;
  readonly followUps: number;
  readonly spentMs: number;
}

export interface Strength {
  readonly text: string;
  readonly quote: string;
  readonly questionId: string;
}

export interface Advice {
  readonly text: string;
  readonly questionId: string;
}
