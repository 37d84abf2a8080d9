import type { CriterionId } from '../../domain/question.ts';
import { conductSentence, keyPointsMet, partsSentence } from '../sentences.ts';
import { mostlyOwn } from './doing.ts';
import {
  type Family,
  familyNumber,
  specificityFamilies,
  telling as tellingFamilies,
} from './lexicon/telling.ts';
import type { Measured } from './measure.ts';

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

function contentSummary({ keyPoints, likeness, agreement }: Measured): string {
  if (agreement !== null)
    return `It says ${Math.round(100 * agreement)}% of what the nearest model answer says, in the same words or others; the question has no rubric.`;
  const shared = `shares ${Math.round(100 * likeness.share)}% of the telling words of the model answers`;
  if (keyPoints.length === 0) return `It ${shared}; the question has no rubric.`;
  return `${keyPointsMet(keyPoints)}; it ${shared}.`;
}

function structureSummary({ structure }: Measured): string {
  if (structure === null) return 'The question asks for no particular structure.';
  return partsSentence(structure.missing);
}

function specificitySummary({ telling }: Measured): string {
  const [told, talk]: [string[], string[]] = [[], []];
  for (const family of specificityFamilies) {
    const words = telling.counts[familyNumber(family)] ?? 0;
    const found = family in tellingFamilies ? told : talk;
    if (words > 0) found.push(`${familyWords[family]} (${words})`);
  }
  const shows = told.length === 0 ? 'Shows nothing in particular' : `Shows ${list(told)}`;
  return talk.length === 0 ? `${shows}.` : `${shows}; in their place ${list(talk)}.`;
}

function ownershipSummary({ ownership, doing }: Measured): string {
  const { own, shared, told } = ownership;
  if (doing.own < mostlyOwn) return 'Most of the acts told are not your own.';
  if (doing.done < mostlyOwn)
    return 'Most of the acts told were meant, missed or advised, not done.';
  const acts = told.map((family) => familyWords[family]);
  const tells = acts.length === 0 ? 'Tells none of the acts looked for' : `Tells of ${list(acts)}`;
  return `${tells}; ${count(own, 'sentence')} on what you do, ${shared} on what "we" do.`;
}

/** What the words of a family are about, as a candidate would say it. */
const familyWords: Readonly<Record<Family, string>> = {
  asks: 'asking',
  notices: 'looking into it',
  tells: 'telling people',
  hears: 'listening',
  goes: 'going there',
  writes: 'writing it down',
  agrees: 'agreeing or helping',
  returns: 'coming back to it',
  mends: 'putting it right',
  spares: 'tact',
  details: 'what, who, how or why',
  limits: 'limits and degrees',
  orders: 'what came first and next',
  people: 'single people',
  owns: 'what went wrong',
  advises: 'advice to "you"',
  judges: 'what others should do',
  absolutes: 'always and never',
  praises: 'praise',
  markets: 'business talk',
  believes: 'beliefs',
  stresses: 'emphasis',
};

function conductSummary({ conduct }: Measured): string {
  return conductSentence(conduct.redFlags.length + conduct.lapses.length);
}

function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
