import type { Evidence, RedFlagFinding } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import { type Answer, evidenceOf } from './answer.ts';
import type { Attribution, Voice } from './attribution.ts';
import type { CueHit } from './cues.ts';
import { kinOf } from './kin.ts';
import { graveLapses, type LapseCode, lapseCodes, lapses } from './lexicon/lapses.ts';
import { compilePhrase, type Hit, isAsSaid, type Phrase } from './matcher.ts';
import { mostNear, type Nearness, nothingNear } from './nearness.ts';
import { isNegated } from './negation.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What an answer says that bears on manners, before anything is held against it. */
export interface ConductReading {
  readonly flags: readonly FlagReading[];
  readonly lapsed: readonly CueHit<LapseCode>[];
  /** 0–1: sentences that misbehave, saturated. */
  readonly lapses: number;
}

interface FlagReading {
  readonly id: string;
  /** What is said of it in the rubric's phrases, and by general cues of the same thing. */
  readonly spans: readonly Span[];
  /** Strength of the phrases said, saturated, 0–1. */
  readonly said: number;
  readonly near: Nearness;
  /** Whether a general cue of the same thing was found. */
  readonly shown: boolean;
}

export interface Conduct {
  readonly redFlags: readonly RedFlagFinding[];
  /** Manners that no red flag of the rubric stands for. */
  readonly lapses: readonly Lapse[];
  /** Whether something was told that no answer is forgiven. */
  readonly grave: boolean;
  /** 0–100. */
  readonly score: number;
}

export interface Lapse {
  readonly code: LapseCode;
  readonly evidence: readonly Evidence[];
}

/** What an answer shows, before it is asked who did it. */
export interface ConductSigns {
  /** Of the phrases, wherever they stand. */
  readonly hits: readonly Hit[];
  readonly lapses: readonly CueHit<LapseCode>[];
  /** Of the red flags. */
  readonly near: readonly Nearness[];
  readonly attribution: Attribution;
}

export interface ConductReader {
  /** Its phrases, whose owners are numbered from 0. */
  readonly phrases: readonly Phrase[];
  read(answer: Answer, found: ConductSigns): ConductReading;
  judge(reading: ConductReading, substance: number, answer: Answer): Conduct;
}

const shownEvidence = 2;
/** Sentences that misbehave from which on more change little. */
const manySentences = 1.5;

/** Compiles the red flags of a question beside the manners that hold for every question. */
export function compileConduct(
  question: Question,
  vocabulary: Vocabulary,
  { redFlag: weights }: Weights,
): ConductReader {
  const redFlags = question.rubric?.redFlags ?? [];
  const phrases = redFlags.flatMap(({ anyOf }, owner) =>
    anyOf.flatMap((text) => compilePhrase(text, owner, new Set(), vocabulary) ?? []),
  );
  const kin = kinOf(redFlags);
  return {
    phrases,
    read(answer, { hits, lapses: shown, near, attribution: { voices } }) {
      const said = hits.filter((hit) => isMeant(hit, answer));
      const lapsed = shown.filter((hit) => isHeld(hit, answer, voices[hit.first]));
      const flags = redFlags.map(({ id }, owner) => {
        const phrased = said.filter(({ phrase }) => phrase.owner === owner);
        const alike = lapsed.filter(({ code }) => kin.get(code) === owner);
        const spans = [...phrased, ...alike].map(spanOf);
        const strength = phrased.reduce((sum, { phrase }) => sum + phrase.strength, 0);
        return {
          id,
          spans,
          said: 1 - Math.exp(-strength),
          near: near[owner] ?? nothingNear,
          shown: alike.length > 0,
        };
      });
      const faults = sentencesOf(lapsed, answer);
      return { flags, lapsed, lapses: 1 - Math.exp(-faults / manySentences) };
    },
    judge(reading, substance, answer) {
      const raised = reading.flags.flatMap((flag) => judgeFlag(flag, substance, answer, weights));
      const own: Lapse[] = [];
      for (const code of reading.lapsed.length === 0 ? [] : lapseCodes) {
        const spans = reading.lapsed.filter((hit) => hit.code === code).map(spanOf);
        const claimed = raised.some(({ id }) => id === redFlags[kin.get(code) ?? -1]?.id);
        if (spans.length > 0 && !claimed) own.push({ code, evidence: shownOf(spans, answer) });
      }
      return {
        redFlags: raised,
        lapses: own,
        grave: reading.lapsed.some(({ code }) => graveLapses.has(code)),
        score: scoreOf(raised.length, own),
      };
    },
  };
}

/** Nearness from which on a stretch may be held against somebody, and the words it takes. */
const shownFrom = { value: 2, words: 3 } as const;
/** Chance from which on a red flag is raised. */
const raisedFrom = 0.28;

/** A red flag is raised where readers would likely find it and the words that show it can be quoted. */
function judgeFlag(
  { id, spans, said, near, shown }: FlagReading,
  substance: number,
  answer: Answer,
  weights: Weights['redFlag'],
): RedFlagFinding[] {
  const odds =
    weights.start +
    weights.said * said +
    weights.near * Math.min(mostNear, near.value) +
    weights.lapses * (shown ? 1 : 0) +
    weights.substance * substance;
  if (1 / (1 + Math.exp(-odds)) < raisedFrom) return [];
  const quoted = spans.length > 0 ? spans : stretchOf(near, answer);
  return quoted.length === 0 ? [] : [{ id, evidence: shownOf(quoted, answer) }];
}

function stretchOf({ value, places, vectorOnly }: Nearness, { sentenceOf }: Answer): Span[] {
  const first = places[0]?.at;
  const enough = value >= shownFrom.value && places.length >= shownFrom.words && !vectorOnly;
  if (first === undefined || !enough) return [];
  const last = places.findLast(({ at }) => sentenceOf[at] === sentenceOf[first])?.at ?? first;
  return [{ first, last, kind: 'stem' }];
}

const cost = { flag: 35, lapse: 25, most: 90 } as const;

function scoreOf(redFlags: number, own: readonly Lapse[]): number {
  return 100 - Math.min(cost.most, cost.flag * redFlags + cost.lapse * own.length);
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly kind: Evidence['kind'];
}

const spanOf = (hit: Hit | CueHit<LapseCode>): Span => ({
  first: hit.first,
  last: hit.last,
  kind: 'kind' in hit ? hit.kind : 'cue',
});

function shownOf(spans: readonly Span[], answer: Answer): Evidence[] {
  return spans
    .slice(0, shownEvidence)
    .map(({ first, last, kind }) => evidenceOf(answer, first, last, kind));
}

/** Different sentences and kinds. */
function sentencesOf(lapsed: readonly CueHit<LapseCode>[], { sentenceOf }: Answer): number {
  const faults = new Set<string>();
  for (const { code, first } of lapsed) faults.add(`${code} ${sentenceOf[first]}`);
  return faults.size;
}

/** Not denied, not a single common word, and in a sentence that counts. */
function isMeant(hit: Hit, answer: Answer): boolean {
  const { first, phrase } = hit;
  if (answer.counts[answer.sentenceOf[first] ?? 0] !== 1) return false;
  if (phrase.stems.length === 1 && phrase.strength < 0.5) return false;
  return isAsSaid(hit, answer);
}

/** Not denied, not only meant, and not told of what others said; for what only a speaker can do wrong, not of what others did. */
function isHeld({ code, first, last }: CueHit<LapseCode>, answer: Answer, voice?: Voice): boolean {
  if (isNegated(answer, first, last) || voice === 'reported' || voice === 'unreal') return false;
  if (code === 'lectures') return voice !== 'addressed';
  if (code === 'disparages' && isCompared(answer.words, first)) return false;
  return !lapses[code].own || voice !== 'other';
}

/** "I felt like an idiot", "they treat me like a criminal". */
function isCompared(words: Answer['words'], at: number): boolean {
  const article = words[at - 1]?.text;
  return (article === 'a' || article === 'an') && words[at - 2]?.text === 'like';
}
