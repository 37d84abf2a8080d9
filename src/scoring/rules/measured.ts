import type { KeyPointFinding } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import type { Acts } from './acts.ts';
import type { Answer } from './answer.ts';
import type { Conduct } from './conduct.ts';
import type { Ownership } from './ownership.ts';
import type { Specificity } from './specificity.ts';
import type { Structure } from './structure.ts';
import type { Substance } from './substance.ts';

/** Everything measured on one answer. */
export interface Measured {
  readonly answer: Answer;
  readonly question: Question;
  readonly keyPoints: readonly KeyPointFinding[];
  /** Share of the words of the model answer most like it, 0–1. */
  readonly alignment: number;
  /** 0–100. */
  readonly content: number;
  /** Null where the question asks for no structure. */
  readonly structure: Structure | null;
  readonly substance: Substance;
  readonly acts: Acts;
  readonly specificity: Specificity;
  readonly ownership: Ownership;
  readonly conduct: Conduct;
}
