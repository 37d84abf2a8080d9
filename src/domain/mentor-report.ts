import type { Assessment } from './assessment.ts';
import type { RecordedAttempt } from './attempt.ts';
import type { Question } from './question.ts';
import type { Statistics } from './statistics.ts';

/** What a mentor gets to read: how practice has gone, and every answer. */
export interface MentorReport {
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
  readonly statistics: Statistics;
  /** Newest first. */
  readonly attempts: readonly ReportedAttempt[];
}

export interface ReportedAttempt extends RecordedAttempt {
  /** As it stands now; null when no question file has it any more. */
  readonly question: Question | null;
  /** The question or its rubric was changed since the answer was scored. */
  readonly earlierRubric: boolean;
  /** What earlier scorers or versions made of it, oldest first. */
  readonly earlierAssessments: readonly Assessment[];
}
