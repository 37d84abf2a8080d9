/** How practice has gone, as `drill stats` and reports show it. */
export interface Statistics {
  /** Submitted answers, without undone ones and answers to follow-ups. */
  readonly answers: number;
  readonly scored: number;
  /** Mean score 0–100, rounded; null when nothing was scored. */
  readonly mean: number | null;
  readonly trend: Trend;
  /** Questions that are due now. */
  readonly due: number;
  /** When the next question comes due; null when none was answered. */
  readonly nextDueAt: number | null;
  /** Days in a row with an answer, up to today or yesterday. */
  readonly streakDays: number;
  /** Weakest first. */
  readonly skills: readonly GroupStatistics[];
  readonly levels: readonly GroupStatistics[];
  readonly types: readonly GroupStatistics[];
  /** How the candidate's own ratings compare with the scores; null without any. */
  readonly selfRating: SelfRatingGap | null;
}

export interface GroupStatistics {
  readonly id: string;
  /** Questions of the bank. */
  readonly questions: number;
  /** How many of them were answered. */
  readonly answered: number;
  readonly attempts: number;
  readonly mean: number | null;
  readonly trend: Trend;
  readonly due: number;
  /** 0–100: last scores times the chance to repeat them, unanswered questions 0. */
  readonly mastery: number;
}

export interface Trend {
  /** Mean scores of up to twelve equal stretches of answers, oldest first. */
  readonly means: readonly number[];
  /** Mean of the newer half of the answers less that of the older half; null below four answers. */
  readonly change: number | null;
}

export interface SelfRatingGap {
  readonly answers: number;
  /** Mean of rating less score: above 0 the candidate rates higher. */
  readonly meanGap: number;
}
