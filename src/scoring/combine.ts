import type { Criterion } from '../domain/assessment.ts';
import {
  type CriterionId,
  type CriterionWeights,
  criterionIds,
  type Question,
  type QuestionType,
} from '../domain/question.ts';
import type { Cap, CriterionFinding } from './scorer.ts';

/** What counts how much, by type of question; a rubric may override single weights. Only ratios matter. */
const weightsByType: Readonly<Record<QuestionType, CriterionWeights>> = {
  behavioral: { content: 53, structure: 6, specificity: 22, ownership: 5, conduct: 14 },
  leadership: { content: 53, structure: 6, specificity: 22, ownership: 5, conduct: 14 },
  situational: { content: 56, structure: 6, specificity: 20, ownership: 5, conduct: 13 },
  competency: { content: 56, structure: 6, specificity: 20, ownership: 5, conduct: 13 },
  motivational: { content: 56, structure: 6, specificity: 20, ownership: 5, conduct: 13 },
  technical: { content: 62, structure: 6, specificity: 18, ownership: 4, conduct: 10 },
};

/** Content from which on the other criteria count in full. */
const fullContent = 80;

/** A share so large that it goes without saying. */
const shareUnsaid = 0.75;

const restInPart = 'The rest counts in part only, as little of the question is answered.';

export interface Combined {
  readonly criteria: readonly Criterion[];
  /** Integer 0–100. */
  readonly score: number;
  /** The caps that hold the score down. */
  readonly binding: readonly Cap[];
}

/**
 * Joins criteria into a score: the sum of score × weight over all criteria, then the lowest cap. How
 * something is said counts in proportion to how much of the question it answers, so every criterion
 * but content shrinks while content is below 80.
 */
export function combine(
  question: Question,
  findings: readonly CriterionFinding[],
  caps: readonly Cap[],
): Combined {
  const content = findings.find(({ id }) => id === 'content')?.score ?? 0;
  const share = Math.min(1, content / fullContent);
  const weights = weightsOf(question, findings);
  const criteria = findings.map(({ id, score, summary }) => ({
    id,
    score: clamp(Math.round(id === 'content' ? score : score * share)),
    weight: weights.get(id) ?? 0,
    summary: id !== 'content' || share > shareUnsaid ? summary : `${summary} ${restInPart}`,
  }));
  const sum = criteria.reduce((total, { score, weight }) => total + (score * weight) / 100, 0);
  const earned = clamp(Math.round(sum));
  const score = caps.reduce((lowest, { at }) => Math.min(lowest, at), earned);
  return { criteria, score, binding: caps.filter(({ at }) => at < earned) };
}

/** Whole weights of the criteria found, adding up to 100; what rounding leaves goes to the largest. */
function weightsOf(
  question: Question,
  findings: readonly CriterionFinding[],
): ReadonlyMap<CriterionId, number> {
  const known = weightsByQuestion.get(question);
  if (known !== undefined && findings.every(({ id }) => known.has(id))) {
    if (known.size === findings.length) return known;
  }
  const weights = sharedOut(question, findings);
  weightsByQuestion.set(question, weights);
  return weights;
}

const weightsByQuestion = new WeakMap<Question, ReadonlyMap<CriterionId, number>>();

function sharedOut(
  question: Question,
  findings: readonly CriterionFinding[],
): ReadonlyMap<CriterionId, number> {
  const wanted = { ...weightsByType[question.type], ...question.rubric?.weights };
  const ids = criterionIds.filter((id) => findings.some((finding) => finding.id === id));
  const total = ids.reduce((sum, id) => sum + wanted[id], 0);
  if (total === 0) return new Map();
  const weights = new Map(ids.map((id) => [id, Math.floor((100 * wanted[id]) / total)]));
  const rest = 100 - [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const largest = ids.reduce((a, b) => (wanted[b] > wanted[a] ? b : a));
  return weights.set(largest, (weights.get(largest) ?? 0) + rest);
}

function clamp(score: number): number {
  return Math.min(100, Math.max(0, score));
}
