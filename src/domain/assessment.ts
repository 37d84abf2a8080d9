/** The assessment: one shape for every scorer. `schemas/assessment.schema.json` says the same. */
import type { CriterionId, StarPart } from './question.ts';

export const evidenceKinds = ['exact', 'meaning', 'cue', 'judge'] as const;
/** How the evidence was found. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A piece of the answer: UTF-16 offsets into it as typed; `answer.slice(start, end) === quote`. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: EvidenceKind;
}

export interface Criterion {
  readonly id: CriterionId;
  /** Integer 0–100. */
  readonly score: number;
  /** Share in the score: the weights of all criteria add up to 100. */
  readonly weight: number;
  /** One sentence that says why the score is what it is. */
  readonly summary: string;
}

export interface KeyPointFinding {
  readonly id: string;
  readonly status: 'met' | 'partial' | 'missed';
  /** How much of it is shown, 0–1. */
  readonly coverage: number;
  /** How likely it is that the answer shows it, 0–1; absent where a scorer cannot tell. */
  readonly confidence?: number;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

export interface StarPartFinding {
  readonly present: boolean;
  readonly evidence: readonly Evidence[];
}
export type StarFinding = Readonly<Record<StarPart, StarPartFinding>>;

export interface RedFlagFinding {
  readonly id: string;
  /** How likely it is that the answer shows it, 0–1; absent where a scorer cannot tell. */
  readonly confidence?: number;
  readonly evidence: readonly Evidence[];
}

/** Something that nobody may do, whatever the question. */
export interface MisconductFinding {
  readonly kind: string;
  /** 0–1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

export const flagCodes = [
  'empty',
  'too-short',
  'copied-question',
  'copied-example',
  'keyword-list',
  'list-copy',
  'hidden-text',
  'repeated-text',
  'off-language',
  'injection-suspected',
  'off-topic',
  'taken-back',
  'bad-conduct',
  'required-point-missed',
  'fallback-scorer',
  'words-only',
  'scorers-disagree',
] as const;
/** What is odd about the answer as a whole. */
export type FlagCode = (typeof flagCodes)[number];

/** How the answer would sound; reported beside the score and never part of `content`. */
export interface Delivery {
  readonly words: number;
  readonly sentences: number;
  /** At 150 spoken words a minute. */
  readonly spokenSeconds: number;
  readonly fillers: number;
  readonly hedges: number;
  /** Share of sentences in the passive voice, 0–1. */
  readonly passiveShare: number;
  /** Words in the longest sentence. */
  readonly longestSentence: number;
}

export interface FeedbackItem {
  readonly kind: 'strength' | 'improve' | 'warning';
  readonly code: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Enough to score the same answer the same way again. */
export interface ScorerIdentity {
  readonly name: string;
  readonly version: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly model?: string;
}

/** How a model read an answer. */
export interface Readings {
  /** The score of each reading, ascending; the median counts. */
  readonly scores: readonly number[];
  /** Quotes of the median reading that are not in the answer; they count for nothing. */
  readonly droppedQuotes: number;
}

/** What a second scorer made of the same answer. It is shown and never counted. */
export type Comparison =
  | {
      readonly scorer: ScorerIdentity;
      readonly status: 'scored';
      /** Integer 0–100. */
      readonly score: number;
      readonly criteria: readonly Criterion[];
      /** Its score less the one that counts. */
      readonly difference: number;
      /** The criterion that does most of the difference; null where there is none. */
      readonly widest: CriterionId | null;
    }
  | { readonly scorer: ScorerIdentity; readonly status: 'unscored'; readonly reason: Reason };

export interface Reason {
  readonly code: string;
  readonly message: string;
}

interface AssessmentBase {
  readonly schemaVersion: 1;
  readonly questionId: string;
  /** First 16 hex digits of the SHA-256 of the canonical JSON of text, rubric and example answer. */
  readonly rubricHash: string;
  readonly scorer: ScorerIdentity;
  readonly flags: readonly FlagCode[];
}

export interface ScoredAssessment extends AssessmentBase {
  readonly status: 'scored';
  /** Integer 0–100, computed from the criteria by `combine`. */
  readonly score: number;
  readonly criteria: readonly Criterion[];
  readonly keyPoints: readonly KeyPointFinding[];
  /** Null where the question asks for no structure. */
  readonly star: StarFinding | null;
  readonly redFlags: readonly RedFlagFinding[];
  /** Only where the scorer looks for it and found some. */
  readonly misconduct?: readonly MisconductFinding[];
  readonly delivery: Delivery;
  readonly feedback: readonly FeedbackItem[];
  /** Only where a model read the answer. */
  readonly readings?: Readings;
  /** Only where two scorers were asked for. */
  readonly comparison?: Comparison;
}

/** Could not be scored: has a reason and no score, and stays out of every mean. */
export interface UnscoredAssessment extends AssessmentBase {
  readonly status: 'unscored';
  readonly reason: Reason;
}

export type Assessment = ScoredAssessment | UnscoredAssessment;
