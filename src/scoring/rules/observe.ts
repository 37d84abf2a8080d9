import type { Evidence } from '../../domain/assessment.ts';
import type { Observation } from '../scorer.ts';
import { evidenceOf } from './answer.ts';
import type { Measured } from './measured.ts';

/** Points of the score that a criterion is about worth, for ranking what to say first. */
const contentPoints = 55;
const structurePoints = 20;

/** What is worth telling the candidate, from everything measured. */
export function observe(measured: Measured): Observation[] {
  return [
    ...keyPointObservations(measured),
    ...structureObservations(measured),
    ...conductObservations(measured),
    ...styleObservations(measured),
  ];
}

function keyPointObservations({ keyPoints, question }: Measured): Observation[] {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  return keyPoints.map(({ status, weight, evidence }, index) => ({
    code: `key-point-${status}`,
    about: question.rubric?.keyPoints[index]?.description ?? '',
    value: (contentPoints * weight * (status === 'partial' ? 0.5 : 1)) / Math.max(1, total),
    evidence,
  }));
}

function structureObservations({ structure }: Measured): Observation[] {
  if (structure === null) return [];
  if (structure.hypothetical) {
    return [{ code: 'hypothetical-answer', value: structurePoints, evidence: [] }];
  }
  const missing = structure.missing.map((part) => ({
    code: `${part}-missing`,
    value: structurePoints * (part === 'action' || part === 'result' ? 0.7 : 0.3),
    evidence: none,
  }));
  const { result } = structure.star;
  return result.present
    ? [...missing, { code: 'result-present', value: 5, evidence: result.evidence }]
    : missing;
}

const none: readonly Evidence[] = [];

function conductObservations({ conduct, question }: Measured): Observation[] {
  const descriptions = new Map(
    question.rubric?.redFlags?.map(({ id, description }) => [id, description]),
  );
  return [
    ...conduct.redFlags.map(({ id, evidence }) => ({
      code: 'red-flag',
      about: descriptions.get(id) ?? id,
      value: 30,
      evidence,
    })),
    ...conduct.lapses.map(({ code, evidence }) => ({ code, value: 30, evidence })),
  ];
}

function styleObservations({ answer, specificity, ownership, question }: Measured): Observation[] {
  const words = answer.tokens.length;
  const { min = 0, max = Number.POSITIVE_INFINITY } = question.rubric?.words ?? {};
  const found: Observation[] = [];
  if (specificity.concrete < 5) found.push({ code: 'too-general', value: 8, evidence: none });
  else {
    const evidence = specificity.examples.map(({ first, last }) =>
      evidenceOf(answer, first, last, 'cue'),
    );
    found.push({ code: 'concrete', value: 4, evidence });
  }
  if (ownership.shared > ownership.own) found.push({ code: 'we-not-i', value: 6, evidence: none });
  if (words > 0 && words < min)
    found.push({ code: 'shorter-than-asked', about: String(min), value: 2, evidence: none });
  if (words > max)
    found.push({ code: 'longer-than-asked', about: String(max), value: 2, evidence: none });
  return found;
}
