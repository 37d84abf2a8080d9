export interface GroupSummary {
  readonly id: string;
  readonly scored: number;
  /** Mean score 0–100, to one decimal. */
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** What a whole batch came to. Unscored answers are counted and stay out of every mean. */
export interface GradeSummary {
  readonly answers: number;
  readonly scored: number;
  readonly unscored: number;
  /** Unscored rows by reason code. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Null when nothing was scored. */
  readonly mean: number | null;
  /** Scores by tens: 0–9, 10–19, … 90–100. */
  readonly distribution: readonly number[];
  /** Weakest first. */
  readonly questions: readonly GroupSummary[];
  /** Weakest first. */
  readonly skills: readonly GroupSummary[];
}
