import type { Assessment } from './assessment.ts';
import type { Level } from './question.ts';

/** A practice session as it begins: the order and seed make the same paper again. */
export interface SessionStart {
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly order: string;
  readonly seed: number;
}

/** One answer to one question, as the history keeps it. */
export interface Attempt {
  /** UUID, made before the answer is saved: saving the same attempt twice changes nothing. */
  readonly id: string;
  readonly sessionId: string;
  readonly questionId: string;
  readonly role: string;
  readonly level: Level;
  readonly skills: readonly string[];
  readonly questionText: string;
  /** The answer as typed. */
  readonly answer: string;
  /** `incomplete`: the input ended before the answer was submitted. */
  readonly state: 'submitted' | 'incomplete';
  /** Milliseconds since 1970, UTC. */
  readonly answeredAt: number;
  /** Time spent on the answer in milliseconds. */
  readonly spentMs: number;
}

/** An attempt with its newest assessment, if it has one. */
export interface RecordedAttempt extends Attempt {
  readonly assessment: Assessment | null;
}
