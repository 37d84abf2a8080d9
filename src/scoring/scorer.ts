/**
 * The scorer contract. A scorer finds things in an answer; it never hands in a total. `assess`
 * turns its findings into an assessment: weights, caps, score and feedback are the same for all.
 */
import type {
  Comparison,
  Delivery,
  Evidence,
  FlagCode,
  KeyPointFinding,
  MisconductFinding,
  Readings,
  Reason,
  RedFlagFinding,
  ScorerIdentity,
  StarFinding,
} from '../domain/assessment.ts';
import type { CriterionId, Question } from '../domain/question.ts';

export interface CriterionFinding {
  readonly id: CriterionId;
  /** 0–100. */
  readonly score: number;
  readonly summary: string;
}

/** Something worth telling the candidate; the wording is chosen from `code` in feedback.ts. */
export interface Observation {
  readonly code: string;
  /** Names put into the sentence, e.g. the description of a key point. */
  readonly about?: string;
  /** How much is gained by acting on it, in score points; feedback shows the largest first. */
  readonly value: number;
  readonly evidence: readonly Evidence[];
}

/** A limit on the score for a reason named by a flag. */
export interface Cap {
  readonly flag: FlagCode;
  /** 0–100. */
  readonly at: number;
}

export interface Findings {
  readonly status: 'scored';
  readonly criteria: readonly CriterionFinding[];
  readonly keyPoints: readonly KeyPointFinding[];
  readonly star: StarFinding | null;
  readonly redFlags: readonly RedFlagFinding[];
  readonly misconduct?: readonly MisconductFinding[];
  readonly flags: readonly FlagCode[];
  readonly caps: readonly Cap[];
  readonly delivery: Delivery;
  readonly observations: readonly Observation[];
  /** Where a model read the answer. */
  readonly readings?: Readings;
  readonly comparison?: Comparison;
  /** Who found this, where another scorer stood in. */
  readonly by?: ScorerIdentity;
}

export interface CouldNotScore {
  readonly status: 'unscored';
  readonly reason: Reason;
  readonly flags: readonly FlagCode[];
}

/** Scores answers to one question; what can be computed once per question already is. */
export type AnswerScorer = (
  answer: string,
  signal?: AbortSignal,
) => Findings | CouldNotScore | Promise<Findings | CouldNotScore>;

export interface Scorer extends ScorerIdentity {
  /** Compiles a question. Deterministic for deterministic scorers: same question and answer, same findings. */
  prepare(question: Question): AnswerScorer;
}
