import type { ScoredAssessment } from '../domain/assessment.ts';
import type { Comparison, ComparisonRemark } from '../domain/comparison.ts';
import type { Question } from '../domain/question.ts';
import type { Result } from './state.ts';

/** What changed from the earlier attempt to the later one; null unless both have a score. */
export function compare(earlier: Result, later: Result): Comparison | null {
  const [before, after] = [earlier.assessment, later.assessment];
  if (before.status === 'unscored' || after.status === 'unscored') return null;
  return {
    earlierAt: earlier.attempt.answeredAt,
    score: { before: before.score, after: after.score },
    criteria: after.criteria.flatMap(({ id, score }) => {
      const old = before.criteria.find((criterion) => criterion.id === id);
      return old === undefined ? [] : [{ id, before: old.score, after: score }];
    }),
    keyPoints: changedPoints(before, after, later.question),
    answer: { before: earlier.attempt.answer, after: later.attempt.answer },
    remarks: remarksOn(before, after),
  };
}

function changedPoints(before: ScoredAssessment, after: ScoredAssessment, question: Question) {
  return after.keyPoints.flatMap(({ id, status }) => {
    const old = before.keyPoints.find((point) => point.id === id);
    if (old === undefined) return [];
    const point = question.rubric?.keyPoints.find((each) => each.id === id);
    return [{ id, description: point?.description ?? id, before: old.status, after: status }];
  });
}

function remarksOn(before: ScoredAssessment, after: ScoredAssessment): ComparisonRemark[] {
  const remarks: ComparisonRemark[] = [];
  if (before.rubricHash !== after.rubricHash) remarks.push('earlier-rubric');
  const [old, now] = [before.scorer, after.scorer];
  if (old.name !== now.name || old.version !== now.version) remarks.push('other-scorer');
  return remarks;
}
