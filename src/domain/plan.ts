/** What to practise on which day, and why. */
export interface Plan {
  /** Day of the interview; null when there is none yet. */
  readonly interviewAt: number | null;
  readonly days: readonly PlannedDay[];
  /** The level practised for and what it asks, where all planned questions are of one. */
  readonly level: { readonly title: string; readonly focus: string } | null;
}

export interface PlannedDay {
  /** Any time on that day. */
  readonly at: number;
  readonly questions: readonly PlannedQuestion[];
}

export interface PlannedQuestion {
  readonly questionId: string;
  readonly text: string;
  /** Last score, null when it was never answered. */
  readonly lastScore: number | null;
  /** The strongest first. */
  readonly reasons: readonly PlanReason[];
}

export type PlanReason =
  | { readonly code: 'due' }
  | { readonly code: 'weak-skill'; readonly skill: string; readonly mastery: number }
  | { readonly code: 'new-type'; readonly type: string }
  | { readonly code: 'new-question' }
  | { readonly code: 'last-look' }
  | { readonly code: 'keep-fresh' };
