import { packagedEncoder } from '../../src/adapters/encoder/folders.ts';
import { createEncoder } from '../../src/adapters/encoder/session.ts';
import type { Assessment, ScoredAssessment } from '../../src/domain/assessment.ts';
import type { Question } from '../../src/domain/question.ts';
import { type Assess, createAssessor } from '../../src/scoring/assess.ts';
import { createMeaningReader } from '../../src/scoring/meaning/index.ts';
import { createRules, createWordsScorer } from '../../src/scoring/rules/index.ts';
import type { Scorer } from '../../src/scoring/scorer.ts';

/** The scorer that reads words alone: quick, and at once. */
export const words = createWordsScorer();
/** The scorer that reads meaning, with the encoder of the package. */
export const rules = createRules(createMeaningReader(createEncoder(packagedEncoder())));

function assessing(scorer: Scorer): (question: Question) => Assess {
  const assessors = new Map<Question, Assess>();
  return (question) => {
    const assessor = assessors.get(question) ?? createAssessor(scorer, question);
    assessors.set(question, assessor);
    return assessor;
  };
}

const byMeaning = assessing(rules);
const byWords = assessing(words);

/** The assessment of the scorer that reads meaning. */
export async function assess(question: Question, answer: string): Promise<Assessment> {
  return byMeaning(question)(answer);
}

/** The assessment of the scorer that reads words alone. */
export function assessWords(question: Question, answer: string): Assessment {
  return byWords(question)(answer) as Assessment;
}

/** The assessment, which must have a score. */
export async function scoredBy(question: Question, answer: string): Promise<ScoredAssessment> {
  const assessment = await assess(question, answer);
  if (assessment.status !== 'scored') throw new Error(`unscored: ${assessment.reason.message}`);
  return assessment;
}

export async function scoreOf(question: Question, answer: string): Promise<number> {
  return (await scoredBy(question, answer)).score;
}
