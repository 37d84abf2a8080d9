import type { Assessment, ScoredAssessment } from '../../src/domain/assessment.ts';
import type { Question } from '../../src/domain/question.ts';
import { createAssessor } from '../../src/scoring/assess.ts';
import { rules } from '../../src/scoring/rules/index.ts';

const assessors = new Map<Question, (answer: string) => Assessment>();

/** The assessment of the rules scorer. */
export function assess(question: Question, answer: string): Assessment {
  let assessor = assessors.get(question);
  if (assessor === undefined) {
    assessor = createAssessor(rules, question) as (answer: string) => Assessment;
    assessors.set(question, assessor);
  }
  return assessor(answer);
}

/** The assessment, which must have a score. */
export function scoredBy(question: Question, answer: string): ScoredAssessment {
  const assessment = assess(question, answer);
  if (assessment.status !== 'scored') throw new Error(`unscored: ${assessment.reason.message}`);
  return assessment;
}

export function scoreOf(question: Question, answer: string): number {
  return scoredBy(question, answer).score;
}
