import type { KeyPointFinding } from './assessment.ts';
import type { CriterionId } from './question.ts';

type PointStatus = KeyPointFinding['status'];

/** Two scored attempts at the same question, the earlier one first. */
export interface Comparison {
  /** When the earlier attempt was made. */
  readonly earlierAt: number;
  readonly score: Change<number>;
  readonly criteria: readonly ({ readonly id: CriterionId } & Change<number>)[];
  readonly keyPoints: readonly ({
    readonly id: string;
    readonly description: string;
  } & Change<PointStatus>)[];
  readonly answer: Change<string>;
  /** What makes the scores not quite comparable. */
  readonly remarks: readonly ComparisonRemark[];
}

export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** `earlier-rubric`: the question was changed in between; `other-scorer`: another scorer or version made the earlier score. */
export type ComparisonRemark = 'earlier-rubric' | 'other-scorer';

/** The best attempt at a question so far. */
export interface BestAttempt {
  readonly score: number;
  readonly at: number;
}
