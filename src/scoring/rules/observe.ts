import type { Evidence } from '../../domain/assessment.ts';
import type { StarPart } from '../../domain/question.ts';
import {
  contentPoints,
  observedKeyPoints,
  observedRedFlags,
  structurePoints,
  valueOfPart,
} from '../observed.ts';
import type { Observation } from '../scorer.ts';
import { evidenceOf } from './answer.ts';
import { actsOfOthers, mostlyOwn } from './doing.ts';
import type { Measured } from './measure.ts';
import { isActTold, wantedActs } from './wanted-acts.ts';

/** What is worth telling the candidate, from everything measured. */
export function observe(measured: Measured): Observation[] {
  const { substance, conduct } = measured;
  const found = [...structureObservations(measured), ...styleObservations(measured)];
  // How something is told is no strength where little is told, or what should not be.
  const praises = substance >= praisedFrom && conduct.redFlags.length === 0;
  return [
    ...besideQuestion(measured),
    ...pointObservations(measured),
    ...conductObservations(measured),
    ...(praises ? found : found.filter(({ code }) => !strengths.has(code))),
  ];
}

/** A point that is said in no phrase of the rubric is praised behind everything else. */
function pointObservations({ question, keyPoints, reading }: Measured): Observation[] {
  return observedKeyPoints(question, keyPoints).map((observation, index) => {
    const said = (reading.points[index]?.hits.length ?? 0) > 0;
    if (said || observation.code !== 'key-point-met') return observation;
    return { ...observation, value: observation.value / contentPoints };
  });
}

const praisedFrom = 0.5;
const strengths: ReadonlySet<string> = new Set(['result-present', 'concrete', 'acts-told']);

/**
 * Hardly a word of the model answers or of the question, and hardly a point: on the panels so are 2
 * in 1,000 answers that readers found good, and one of three answers to another question.
 */
const beside = { likeness: 0.1, touched: 0.2, asked: 1, fromWords: 15 } as const;

function besideQuestion({ answer, likeness, reading, asked }: Measured): Observation[] {
  const little = likeness.value < beside.likeness && reading.touched <= beside.touched;
  if (!little || asked.said > beside.asked || answer.words.length < beside.fromWords) return [];
  return [{ code: 'beside-the-question', value: contentPoints, evidence: none }];
}

function structureObservations({ structure }: Measured): Observation[] {
  if (structure === null) return [];
  if (structure.hypothetical) {
    return [{ code: 'hypothetical-answer', value: structurePoints, evidence: none }];
  }
  const { missing, star, setting } = structure;
  const found: Observation[] = missing.map((part) => ({
    code: codeOfMissing(part, missing),
    value: valueOfPart(part),
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
  return [
    ...observedRedFlags(question, conduct.redFlags),
    ...conduct.lapses.map(({ code, evidence }) => ({ code, value: 30, evidence })),
  ];
}

function styleObservations(measured: Measured): Observation[] {
  return [...detailObservations(measured), ...actObservations(measured), ...lengthOf(measured)];
}

/** Score of a criterion from which on nothing is asked for. */
const enough = 75;
const fewDetails = 2;
const manyConcrete = 5;
const muchTalk = 4;
const mostShown = 3;
/** A single sentence on "we" hides nothing. */
const fewestShared = 2;

function shownAt(places: readonly number[], answer: Measured['answer']): Evidence[] {
  return places.slice(0, mostShown).map((at) => evidenceOf(answer, at, at, 'cue'));
}

function detailObservations({ answer, specificity }: Measured): Observation[] {
  const found: Observation[] = [];
  const { score, details, concrete, general } = specificity;
  if (score < enough && details.length < fewDetails)
    found.push({ code: 'few-details', value: 8, evidence: none });
  else if (concrete.length >= manyConcrete)
    found.push({ code: 'concrete', value: 4, evidence: shownAt(concrete, answer) });
  if (general.length >= muchTalk)
    found.push({ code: 'business-talk', value: 9, evidence: shownAt(general, answer) });
  return found;
}

/** Acts of others, acts not done or advice, whichever stands most in the place of acts of one's own. */
function othersObservations({ answer, doing, attribution }: Measured): Observation[] {
  if (doing.own >= mostlyOwn && doing.done >= mostlyOwn) return [];
  const { unreal, anybody } = attribution;
  const kinds = [
    { code: 'acts-of-others', acts: doing.own < mostlyOwn ? actsOfOthers(attribution) : [] },
    { code: 'acts-not-done', acts: unreal },
    { code: 'acts-advised', acts: anybody },
  ];
  const { code, acts } = kinds.reduce((a, b) => (b.acts.length > a.acts.length ? b : a));
  const evidence = acts
    .slice(0, mostShown)
    .map(({ first, last }) => evidenceOf(answer, first, last, 'cue'));
  return [{ code, value: ownPoints, evidence }];
}

/** More than any key point: without acts of one's own no point is shown. */
const ownPoints = 100;

function actObservations(measured: Measured): Observation[] {
  const others = othersObservations(measured);
  if (others.length > 0) return others;
  const found = wantedObservations(measured);
  const { own, shared } = measured.ownership;
  if (shared >= fewestShared && shared > own)
    found.push({ code: 'we-not-i', value: 7, evidence: none });
  return found;
}

function wantedObservations({ answer, wanted, telling, cues, ownership }: Measured): Observation[] {
  const missing = wantedActs.filter((act) => !isActTold(act, telling, cues));
  if (missing.length === 0) {
    const first = wantedActs.flatMap((act) => telling.places(act).slice(0, 1));
    return [{ code: 'acts-told', value: 4.5, evidence: shownAt(first, answer) }];
  }
  const act = ownership.score < enough ? missing.find((each) => wanted.includes(each)) : undefined;
  return act === undefined ? [] : [{ code: `no-${act}`, value: 6, evidence: none }];
}

/** Next to nothing where little is missing; before any key point where hardly anything is said. */
function valueOfLength(share: number): number {
  return share < hardlyAny ? shortPoints : 2;
}

const shortPoints = 50;
/** Share of the words asked for. */
const hardlyAny = 0.4;

function lengthOf({ answer, question }: Measured): Observation[] {
  const words = answer.words.length;
  const { min = 0, max = Number.POSITIVE_INFINITY } = question.rubric?.words ?? {};
  if (words > 0 && words < min)
    return [
      {
        code: 'shorter-than-asked',
        about: String(min),
        value: valueOfLength(words / min),
        evidence: none,
      },
    ];
  return words > max
    ? [{ code: 'longer-than-asked', about: String(max), value: 2, evidence: none }]
    : [];
}
