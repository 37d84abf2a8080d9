import type { Evidence } from '../../domain/assessment.ts';
import type { StarPart } from '../../domain/question.ts';
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
    return [{ code: 'hypothetical-answer', value: structurePoints, evidence: none }];
  }
  const { missing, star, setting } = structure;
  const found: Observation[] = missing.map((part) => ({
    code: codeOfMissing(part, missing),
    value: structurePoints * (part === 'action' || part === 'result' ? 0.7 : 0.3),
    evidence: none,
  }));
  if (missing.length === 0 && setting > mostSetting)
    found.push({ code: 'long-setting', value: 5, evidence: none });
  if (star.result.present)
    found.push({ code: 'result-present', value: 5, evidence: star.result.evidence });
  return found;
}

const none: readonly Evidence[] = [];
/** Share of situation and task from which on too little is left for what was done. */
const mostSetting = 0.55;

/** Acts without a result, and a result without an act of one's own, are told apart from a story that is not there. */
function codeOfMissing(part: StarPart, missing: readonly StarPart[]): string {
  if (part === 'result' && !missing.includes('action')) return 'action-without-result';
  if (part === 'action' && !missing.includes('result')) return 'result-without-action';
  return `${part}-missing`;
}

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

function styleObservations(measured: Measured): Observation[] {
  return [...detailObservations(measured), ...actObservations(measured), ...lengthOf(measured)];
}

const fewDetails = 2;
const muchTalk = 4;

function detailObservations({ answer, specificity }: Measured): Observation[] {
  const found: Observation[] = [];
  const { details, concrete, general } = specificity;
  const shown = (places: readonly number[]) =>
    places.slice(0, 3).map((at) => evidenceOf(answer, at, at, 'cue'));
  if (details < fewDetails) found.push({ code: 'few-details', value: 8, evidence: none });
  else if (concrete.length >= 5)
    found.push({ code: 'concrete', value: 4, evidence: shown(concrete) });
  if (general.length >= muchTalk)
    found.push({ code: 'business-talk', value: 9, evidence: shown(general) });
  return found;
}

/** Acts worth asking for when they are not told, the most telling first. */
const wantedActs = ['asked', 'agreed', 'wrote', 'returned'] as const;

function actObservations({ answer, acts, ownership }: Measured): Observation[] {
  const missing = wantedActs.find((kind) => !acts.kinds.has(kind));
  const found: Observation[] = [];
  if (missing === undefined) {
    const evidence = wantedActs
      .map((kind) => acts.kinds.get(kind) ?? 0)
      .slice(0, 3)
      .map((at) => evidenceOf(answer, at, at, 'cue'));
    found.push({ code: 'acts-told', value: 4.5, evidence });
  } else found.push({ code: `not-${missing}`, value: 6, evidence: none });
  if (ownership.shared > ownership.own) found.push({ code: 'we-not-i', value: 7, evidence: none });
  return found;
}

function lengthOf({ answer, question }: Measured): Observation[] {
  const words = answer.words.length;
  const { min = 0, max = Number.POSITIVE_INFINITY } = question.rubric?.words ?? {};
  if (words > 0 && words < min)
    return [{ code: 'shorter-than-asked', about: String(min), value: 2, evidence: none }];
  return words > max
    ? [{ code: 'longer-than-asked', about: String(max), value: 2, evidence: none }]
    : [];
}
