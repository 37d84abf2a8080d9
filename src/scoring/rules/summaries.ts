import type { KeyPointFinding } from '../../domain/assessment.ts';
import type { CriterionId } from '../../domain/question.ts';
import { thresholds } from './key-points.ts';
import type { ActKind } from './lexicon/acts.ts';
import type { Measured } from './measured.ts';
import type { Substance } from './substance.ts';

/** Coverage and substance from which on more earn nothing. */
const full = { coverage: 0.75, substance: 0.75 } as const;
/** How much the answer as a whole counts beside the key points. */
const wholeShare = 0.5;

/** 0–100 from the key points by weight and the substance of the whole; `likeness` (0–1) alone where there are no key points. */
export function contentScore(
  keyPoints: readonly KeyPointFinding[],
  { value }: Substance,
  likeness: number,
): number {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return Math.round(100 * Math.min(1, likeness));
  const earned = keyPoints.reduce((sum, { weight, coverage }) => {
    return sum + weight * Math.min(1, coverage / full.coverage);
  }, 0);
  const points = earned / total;
  const whole = Math.min(1, value / full.substance);
  return Math.round(100 * ((1 - wholeShare) * points + wholeShare * whole));
}

/** 0–100 from what manners leave of the credit. */
export function conductScore({ manners }: Substance): number {
  return Math.round(100 * manners);
}

/** One sentence for each criterion that says why its score is what it is. */
export function summaries(measured: Measured): Readonly<Record<CriterionId, string>> {
  return {
    content: contentSummary(measured),
    structure: structureSummary(measured),
    specificity: specificitySummary(measured),
    ownership: ownershipSummary(measured),
    conduct: conductSummary(measured),
  };
}

function contentSummary({ keyPoints, alignment }: Measured): string {
  const shared = `shares ${Math.round(100 * alignment)}% of the telling words of the model answers`;
  if (keyPoints.length === 0) return `It ${shared}; the question has no rubric.`;
  const met = keyPoints.filter(({ coverage }) => coverage >= thresholds.met).length;
  const partial = keyPoints.filter(({ status }) => status === 'partial').length;
  const rest = partial === 0 ? '' : `, ${partial} partly`;
  return `${met} of ${keyPoints.length} key points met${rest}; it ${shared}.`;
}

function structureSummary({ structure }: Measured): string {
  if (structure === null) return 'The question asks for no particular structure.';
  if (structure.missing.length === 0) return 'Situation, task, action and result are all there.';
  if (structure.missing.length === 4)
    return 'None of situation, task, action and result was found.';
  return `Not found: ${structure.missing.join(', ')}.`;
}

function specificitySummary({ specificity }: Measured): string {
  const { details, concrete, general } = specificity;
  const talk =
    general.length === 0 ? '' : `, ${count(general.length, 'word')} of business talk or praise`;
  return `Says what, which, how, who or why ${count(details, 'time')}; names ${count(
    concrete.length,
    'person, place or thing',
    'people, places or things',
  )}${talk}.`;
}

function ownershipSummary({ ownership, acts }: Measured): string {
  const kinds = [...acts.kinds.keys()].map((kind) => actWords[kind]);
  const told = kinds.length === 0 ? 'Tells none of the acts looked for' : `Tells ${list(kinds)}`;
  const { own, shared } = ownership;
  return `${told}; ${count(own, 'sentence')} on what you do, ${shared} on what "we" do.`;
}

const actWords: Readonly<Record<ActKind, string>> = {
  asked: 'asking or listening',
  looked: 'looking into it',
  told: 'telling or showing',
  wrote: 'writing it down',
  agreed: 'agreeing or offering',
  returned: 'coming back to it',
  ordered: 'what came first and next',
};

function conductSummary({ conduct }: Measured): string {
  const found = conduct.redFlags.length + conduct.lapses.length;
  if (found === 0) return 'Nothing that would put an interviewer off.';
  return `${count(found, 'thing')} that would put an interviewer off.`;
}

function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
