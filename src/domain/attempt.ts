import type { Assessment, Evidence } from './assessment.ts';
import type { Level, QuestionType } from './question.ts';

export const sessionModes = ['practice', 'exam'] as const;
/** `exam`: a time limit for every question, no hints, feedback at the end. */
export type SessionMode = (typeof sessionModes)[number];

/** A practice session as it begins: the order and seed make the same paper again. */
export interface SessionStart {
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly order: string;
  readonly seed: number;
  readonly mode: SessionMode;
  /** The ids of the questions in the order they are asked. */
  readonly queue: readonly string[];
}

/** A session that was left before its last question. */
export interface UnfinishedSession extends SessionStart {
  /** How many questions of the queue are done with. */
  readonly position: number;
}

/** One answer to one question, as the history keeps it. */
export interface Attempt {
  /** UUID, made before the answer is saved: saving the same attempt twice changes nothing. */
  readonly id: string;
  readonly sessionId: string;
  readonly questionId: string;
  /** Null for attempts from before the type was kept. */
  readonly questionType: QuestionType | null;
  readonly role: string;
  readonly level: Level;
  readonly skills: readonly string[];
  readonly questionText: string;
  /** The answer as typed. */
  readonly answer: string;
  /** `incomplete`: not submitted, be it a draft or cut off. */
  readonly state: 'submitted' | 'incomplete';
  /** Milliseconds since 1970, UTC. */
  readonly answeredAt: number;
  /** Time spent on the answer in milliseconds. */
  readonly spentMs: number;
  /** The follow-up question whose answer was added to an earlier attempt; null for an answer of its own. */
  readonly followUp: string | null;
}

/** A finding contested: the candidate says that this sentence of the answer shows the key point. It never moves the score. */
export interface Correction extends Pick<Evidence, 'start' | 'end' | 'quote'> {
  readonly attemptId: string;
  readonly questionId: string;
  readonly keyPointId: string;
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
}

/** An attempt with its newest assessment, if it has one. */
export interface RecordedAttempt extends Attempt {
  readonly assessment: Assessment | null;
  /** How the candidate rated it before seeing the score, 0–100. */
  readonly selfRating: number | null;
  /** In the order they were made. */
  readonly corrections: readonly Correction[];
  /** Taken out of schedule and means by `drill undo`. */
  readonly undone: boolean;
  /** What is stored is not what was saved: the file was damaged since. */
  readonly damaged: boolean;
}

/**
 * A submitted answer without its texts: what schedule and statistics are computed from. Undone
 * answers and answers to follow-ups, which stand on an earlier answer, have none.
 */
export interface AttemptOutline {
  readonly id: string;
  readonly questionId: string;
  readonly questionType: QuestionType | null;
  readonly role: string;
  readonly level: Level;
  readonly skills: readonly string[];
  readonly answeredAt: number;
  /** Newest score; null for what was not scored and for a copy of the example, which shows no progress. */
  readonly score: number | null;
  readonly selfRating: number | null;
}
