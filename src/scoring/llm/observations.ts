import { type Question, starParts } from '../../domain/question.ts';
import type { Observation } from '../scorer.ts';
import type { Verified } from './verified.ts';

/** Points of the score that a criterion is about worth, for ranking what to say first. */
const contentPoints = 55;
const structurePoints = 20;

/** What is worth telling the candidate, in the codes that feedback has words for. */
export function observationsOn(question: Question, verified: Verified): Observation[] {
  return [
    ...onKeyPoints(question, verified),
    ...onStructure(verified),
    ...onLevels(verified),
    ...onRedFlags(question, verified),
  ];
}

function onKeyPoints({ rubric }: Question, { keyPoints }: Verified): Observation[] {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  return keyPoints.map(({ status, weight, evidence }, index) => ({
    code: `key-point-${status}`,
    about: rubric?.keyPoints[index]?.description ?? '',
    value: (contentPoints * weight * (status === 'partial' ? 0.5 : 1)) / Math.max(1, total),
    evidence,
  }));
}

function onStructure({ star }: Verified): Observation[] {
  if (star === null) return [];
  return starParts.flatMap((part): Observation[] => {
    const { present, evidence } = star[part];
    if (present) return part === 'result' ? [{ code: 'result-present', value: 5, evidence }] : [];
    const share = part === 'action' || part === 'result' ? 0.7 : 0.3;
    return [{ code: `${part}-missing`, value: structurePoints * share, evidence: [] }];
  });
}

const low = 2;
const high = 4;

function onLevels({ levels }: Verified): Observation[] {
  const found: Observation[] = [];
  const specificity = levels.get('specificity');
  if ((specificity?.level ?? low) <= low)
    found.push({ code: 'few-details', value: 8, evidence: [] });
  else if (specificity !== undefined && specificity.level >= high)
    found.push({ code: 'concrete', value: 4, evidence: specificity.evidence });
  if ((levels.get('ownership')?.level ?? low) <= low)
    found.push({ code: 'own-part-unclear', value: 7, evidence: [] });
  return found;
}

function onRedFlags({ rubric }: Question, { redFlags, levels }: Verified): Observation[] {
  const descriptions = new Map(rubric?.redFlags?.map(({ id, description }) => [id, description]));
  const flagged = redFlags.map(({ id, evidence }) => ({
    code: 'red-flag',
    about: descriptions.get(id) ?? id,
    value: 30,
    evidence,
  }));
  const conduct = levels.get('conduct');
  const unsaid = flagged.length === 0 && conduct !== undefined && conduct.level < high;
  return unsaid ? [{ code: 'puts-off', value: 20, evidence: conduct.evidence }] : flagged;
}
