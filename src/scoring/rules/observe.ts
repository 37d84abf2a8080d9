import type { Evidence } from '../../domain/assessment.ts';
import type { Question, StarPart } from '../../domain/question.ts';
import {
  observedKeyPoints,
  observedMisconduct,
  observedRedFlags,
  structurePoints,
  valueOfPart,
} from '../observed.ts';
import type { Observation } from '../scorer.ts';
import { type Answer, evidenceAt } from './answer.ts';
import type { Conduct } from './conduct.ts';
import type { Found } from './findings.ts';
import type { Structure } from './structure.ts';
import type { Telling } from './telling.ts';

/** Everything known of one answer. */
export interface Judged {
  readonly answer: Answer;
  readonly question: Question;
  readonly found: Found;
  readonly telling: Telling;
  /** Null where the question asks for no structure. */
  readonly structure: Structure | null;
  readonly conduct: Conduct;
  /** 0–100. */
  readonly content: number;
}

/** What is worth telling the candidate. */
export function observe(judged: Judged): Observation[] {
  const { question, found, content } = judged;
  const offends = found.redFlags.length + found.misconduct.length > 0;
  const observed = [
    ...observedKeyPoints(question, found.keyPoints),
    ...observedRedFlags(question, found.redFlags),
    ...observedMisconduct(found.misconduct),
    ...observedStructure(judged),
    ...observedTelling(judged),
    ...observedLength(judged),
  ];
  // How something is told is no strength where little is told, or what should not be.
  const praises = content >= praisedFrom && !offends;
  return praises ? observed : observed.filter(({ code }) => !strengthsOfManner.has(code));
}

const praisedFrom = 50;
const strengthsOfManner: ReadonlySet<string> = new Set(['result-present', 'concrete']);
const none: readonly Evidence[] = [];

function observedStructure({ structure }: Judged): Observation[] {
  if (structure === null) return [];
  const { missing, star } = structure;
  const found: Observation[] = missing.map((part) => ({
    code: codeOfMissing(part, missing),
    value: valueOfPart(part),
    evidence: none,
  }));
  const { result } = star;
  return result.present
    ? [...found, { code: 'result-present', value: structurePoints / 4, evidence: result.evidence }]
    : found;
}

/** Acts without a result, and a result without an act of one's own, are told apart from a story that is not there. */
function codeOfMissing(part: StarPart, missing: readonly StarPart[]): string {
  if (part === 'result' && !missing.includes('action')) return 'action-without-result';
  if (part === 'action' && !missing.includes('result')) return 'result-without-action';
  return `${part}-missing`;
}

const fewTold = 0.5;
const manyConcrete = 3;
const mostShown = 3;
const fewestShared = 2;
const mostlyShared = 0.5;

function observedTelling({ answer, telling }: Judged): Observation[] {
  const { told, concrete, acts, shared } = telling;
  const quoted = (places: readonly number[]) =>
    places.slice(0, mostShown).flatMap((at) => {
      const sentence = answer.sentences[at];
      return sentence === undefined
        ? []
        : [evidenceAt(answer, sentence.start, sentence.end, 'cue')];
    });
  return [
    ...(told < fewTold ? [{ code: 'few-details', value: 8, evidence: none }] : []),
    ...(concrete.length >= manyConcrete
      ? [{ code: 'concrete', value: 4, evidence: quoted(concrete) }]
      : []),
    ...(shared.length >= fewestShared && shared.length > mostlyShared * acts.length
      ? [{ code: 'we-not-i', value: 7, evidence: quoted(shared) }]
      : []),
  ];
}

function observedLength({ answer, question }: Judged): Observation[] {
  const asked = question.rubric?.words;
  const words = answer.words.length;
  if (asked === undefined) return [];
  if (words < asked.min)
    return [{ code: 'shorter-than-asked', about: String(asked.min), value: 6, evidence: none }];
  if (words > asked.max)
    return [{ code: 'longer-than-asked', about: String(asked.max), value: 6, evidence: none }];
  return [];
}
