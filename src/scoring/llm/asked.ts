import {
  asksForStar,
  type KeyPoint,
  type Question,
  type RedFlag,
  type StarPart,
  starParts,
} from '../../domain/question.ts';

export const judgedCriteria = ['content', 'specificity', 'ownership', 'conduct'] as const;
export type JudgedCriterion = (typeof judgedCriteria)[number];

/** What the judge is asked to find, one narrow finding each. */
export interface Asked {
  readonly keyPoints: readonly KeyPoint[];
  readonly parts: readonly StarPart[];
  readonly redFlags: readonly RedFlag[];
  readonly criteria: readonly JudgedCriterion[];
}

/** What to ask about a question. Content has no level of its own where key points tell it. */
export function askedOf(question: Question): Asked {
  const keyPoints = question.rubric?.keyPoints ?? [];
  return {
    keyPoints,
    parts: asksForStar(question) ? starParts : [],
    redFlags: question.rubric?.redFlags ?? [],
    criteria: keyPoints.length > 0 ? judgedCriteria.slice(1) : judgedCriteria,
  };
}
