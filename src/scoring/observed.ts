/** What is worth telling of findings, whichever scorer made them. */
import type { KeyPointFinding, MisconductFinding, RedFlagFinding } from '../domain/assessment.ts';
import type { Question, StarPart } from '../domain/question.ts';
import type { Observation } from './scorer.ts';

/** Points of the score that a criterion is about worth, for ranking what to say first. */
export const contentPoints = 55;
export const structurePoints = 20;

export function observedKeyPoints(
  { rubric }: Question,
  keyPoints: readonly KeyPointFinding[],
): Observation[] {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  return keyPoints.map(({ status, weight, evidence }, index) => ({
    code: pointCodes[status],
    about: rubric?.keyPoints[index]?.description ?? '',
    value: (contentPoints * weight * (status === 'partial' ? 0.5 : 1)) / Math.max(1, total),
    evidence: status === 'missed' ? [] : evidence,
  }));
}

/** Written out, as a string put together is compared letter by letter wherever it is looked up. */
const pointCodes = {
  met: 'key-point-met',
  partial: 'key-point-partial',
  missed: 'key-point-missed',
} as const;

/** What the part of a story is worth that is not there. */
export function valueOfPart(part: StarPart): number {
  return structurePoints * (part === 'action' || part === 'result' ? 0.7 : 0.3);
}

export function observedRedFlags(
  { rubric }: Question,
  redFlags: readonly RedFlagFinding[],
): Observation[] {
  if (redFlags.length === 0) return [];
  const descriptions = new Map(rubric?.redFlags?.map(({ id, description }) => [id, description]));
  return redFlags.map(({ id, evidence }) => ({
    code: 'red-flag',
    about: descriptions.get(id) ?? id,
    value: 30,
    evidence,
  }));
}

export function observedMisconduct(found: readonly MisconductFinding[]): Observation[] {
  return found.map(({ kind, evidence }) => ({ code: `misconduct-${kind}`, value: 25, evidence }));
}
