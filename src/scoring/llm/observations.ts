import { type Question, starParts } from '../../domain/question.ts';
import { observedKeyPoints, observedRedFlags, valueOfPart } from '../observed.ts';
import type { Observation } from '../scorer.ts';
import type { Verified } from './verified.ts';

/** What is worth telling the candidate, in the codes that feedback has words for. */
export function observationsOn(question: Question, verified: Verified): Observation[] {
  return [
    ...observedKeyPoints(question, verified.keyPoints),
    ...onStructure(verified),
    ...onLevels(verified),
    ...onRedFlags(question, verified),
  ];
}

function onStructure({ star }: Verified): Observation[] {
  if (star === null) return [];
  return starParts.flatMap((part): Observation[] => {
    const { present, evidence } = star[part];
    if (present) return part === 'result' ? [{ code: 'result-present', value: 5, evidence }] : [];
    return [{ code: `${part}-missing`, value: valueOfPart(part), evidence: [] }];
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

function onRedFlags(question: Question, { redFlags, levels }: Verified): Observation[] {
  const flagged = observedRedFlags(question, redFlags);
  const conduct = levels.get('conduct');
  const unsaid = flagged.length === 0 && conduct !== undefined && conduct.level < high;
  return unsaid ? [{ code: 'puts-off', value: 20, evidence: conduct.evidence }] : flagged;
}
