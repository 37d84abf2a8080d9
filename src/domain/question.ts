/** The question file: one role at one level. `schemas/question-file.schema.json` says the same to editors. */

export const levels = ['junior', 'mid', 'senior', 'lead', 'manager'] as const;
export type Level = (typeof levels)[number];

export const questionTypes = [
  'behavioral',
  'situational',
  'competency',
  'motivational',
  'technical',
  'leadership',
] as const;
export type QuestionType = (typeof questionTypes)[number];

export const starParts = ['situation', 'task', 'action', 'result'] as const;
export type StarPart = (typeof starParts)[number];

export const criterionIds = [
  'content',
  'structure',
  'specificity',
  'ownership',
  'conduct',
] as const;
export type CriterionId = (typeof criterionIds)[number];

/** Share of each criterion in the score. Any non-negative numbers: only their ratio matters. */
export type CriterionWeights = Readonly<Record<CriterionId, number>>;

export interface KeyPoint {
  readonly id: string;
  /** What to say, as a sentence; shown to the candidate when the point is missed. */
  readonly description: string;
  /** Relative worth inside `content`; 1 when absent. */
  readonly weight?: number;
  /** Phrases that make it surer that an answer shows the point; none are needed. */
  readonly anyOf?: readonly string[];
  /** A required point that is missed caps the score. */
  readonly required?: boolean;
}

export interface RedFlag {
  readonly id: string;
  readonly description: string;
  readonly anyOf?: readonly string[];
}

export interface Rubric {
  /** `star` when absent for behavioral and leadership questions, `none` for the others. */
  readonly structure?: 'star' | 'none';
  readonly keyPoints: readonly KeyPoint[];
  readonly redFlags?: readonly RedFlag[];
  readonly words?: { readonly min: number; readonly max: number };
  readonly weights?: Partial<CriterionWeights>;
}

export interface FollowUp {
  /** A STAR part or a key point id whose absence calls for the question, or always. */
  readonly when: { readonly missing: string } | { readonly always: true };
  readonly ask: string;
}

export interface Sample {
  readonly quality: 'weak' | 'adequate' | 'strong';
  readonly text: string;
  readonly why: string;
  /** The band, 0–100 inclusive, in which the rules scorer must place the sample. */
  readonly expect: { readonly min?: number; readonly max?: number };
}

export interface Source {
  readonly author: string;
  readonly licence: string;
  readonly reviewedBy?: string;
}

export interface Question {
  readonly id: string;
  readonly type: QuestionType;
  readonly skills: readonly string[];
  /** As the interviewer says it. */
  readonly text: string;
  /** What the question assesses, to the candidate. */
  readonly introduction: string;
  readonly howToAnswer: readonly string[];
  readonly whatNotToSay: readonly (string | { readonly text: string; readonly why: string })[];
  /** A strong answer in the first person. */
  readonly exampleAnswer: string;
  readonly rubric?: Rubric;
  readonly followUps?: readonly FollowUp[];
  readonly samples?: readonly Sample[];
  readonly timeLimitSeconds?: number;
  /** `active` when absent; drafts and deprecated questions are not asked. */
  readonly status?: 'draft' | 'active' | 'deprecated';
  readonly source?: Source;
}

export interface Role {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

export interface LevelInfo {
  readonly id: Level;
  readonly title: string;
  readonly focus: string;
}

export interface QuestionFile {
  readonly schemaVersion: 1;
  readonly role: Role;
  readonly level: LevelInfo;
  readonly questions: readonly Question[];
}

/** A question together with where it stands. */
export interface BankQuestion extends Question {
  readonly role: Role;
  readonly level: LevelInfo;
  /** Path of its file as the user would name it. */
  readonly file: string;
}

/** Whether the rubric asks for a STAR answer; the type decides where the rubric is silent. */
export function asksForStar(question: Question): boolean {
  const structure = question.rubric?.structure;
  if (structure !== undefined) return structure === 'star';
  return question.type === 'behavioral' || question.type === 'leadership';
}
