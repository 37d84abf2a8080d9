import type { KeyPointFinding } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import { requiredPointCaps } from '../required-points.ts';
import type { Cap, CriterionFinding, Findings, Observation } from '../scorer.ts';
import { keyPointsMet } from '../sentences.ts';

/**
 * Findings with key points raised to what vectors show of them; nothing is ever lowered. Content
 * gains by the share of the key points that was gained, and caps that speak of key points give way.
 */
export function raised(
  question: Question,
  found: Findings,
  matched: readonly KeyPointFinding[],
): Findings {
  const keyPoints = found.keyPoints.map((own, index) => {
    const other = matched[index];
    return other !== undefined && other.coverage > own.coverage ? other : own;
  });
  const gain = shareOf(keyPoints) - shareOf(found.keyPoints);
  if (gain <= 0) return found;
  return {
    ...found,
    keyPoints,
    criteria: found.criteria.map((criterion) => withGain(criterion, gain, keyPoints)),
    caps: capsAfter(question, found.caps, keyPoints, gain),
    observations: found.observations.map((each) => restated(each, question, keyPoints)),
  };
}

/** Weighted mean coverage, 0–1. */
function shareOf(keyPoints: readonly KeyPointFinding[]): number {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  return keyPoints.reduce((sum, { weight, coverage }) => sum + weight * coverage, 0) / total;
}

function withGain(
  criterion: CriterionFinding,
  gain: number,
  keyPoints: readonly KeyPointFinding[],
): CriterionFinding {
  if (criterion.id !== 'content') return criterion;
  const score = Math.round(criterion.score + (100 - criterion.score) * gain);
  const summary = `${keyPointsMet(keyPoints)}, some of them by meaning.`;
  return { ...criterion, score, summary };
}

function capsAfter(
  question: Question,
  caps: readonly Cap[],
  keyPoints: readonly KeyPointFinding[],
  gain: number,
): Cap[] {
  const required = requiredPointCaps(question, keyPoints);
  return caps.flatMap((cap) => {
    if (cap.flag === 'required-point-missed') return required;
    if (cap.flag !== 'few-key-points') return [cap];
    const at = Math.round(cap.at + 100 * gain);
    return at < 100 ? [{ ...cap, at }] : [];
  });
}

/** What is said of a key point, said of what it is now. */
function restated(
  observation: Observation,
  { rubric }: Question,
  keyPoints: readonly KeyPointFinding[],
): Observation {
  if (!observation.code.startsWith('key-point-')) return observation;
  const index = (rubric?.keyPoints ?? []).findIndex(
    ({ description }) => description === observation.about,
  );
  const point = keyPoints[index];
  if (point === undefined) return observation;
  return { ...observation, code: `key-point-${point.status}`, evidence: point.evidence };
}
