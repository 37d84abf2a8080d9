import type { Evidence, KeyPointFinding } from '../../domain/assessment.ts';
import type { KeyPoint, Question } from '../../domain/question.ts';
import { type Answer, evidenceOf } from './answer.ts';
import { commonWords } from './lexicon/words.ts';
import { compilePhrase, createMatcher, type Hit, type Phrase } from './matcher.ts';
import { isNegated } from './negation.ts';
import { gradingCopy } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

/** Coverage from which a point is met, and from which it is partly met. */
export const thresholds = { met: 0.4, partial: 0.28 } as const;

/** How fast proof saturates: coverage is 1 − exp(−rate × proof), so that wordiness stops paying. */
const rate = 1.15;
/** The most that words of the description alone can prove: short of met. */
const descriptionProof = 0.34;
const shownEvidence = 3;

export interface KeyPointMatcher {
  find(answer: Answer): KeyPointFinding[];
}

/** Compiles the key points of a question. */
export function compileKeyPoints(
  question: Question,
  questionStems: ReadonlySet<string>,
): KeyPointMatcher {
  const keyPoints = question.rubric?.keyPoints ?? [];
  const phrases = keyPoints.flatMap((keyPoint, owner) =>
    keyPoint.anyOf.flatMap((text) => compilePhrase(text, owner, questionStems) ?? []),
  );
  const matcher = createMatcher(weighedByOwners(phrases));
  const descriptions = keyPoints.map(({ description }) => tellingStems(description, questionStems));
  return {
    find(answer) {
      const counted = new Set(answer.counted.map(({ index }) => index));
      const hits = matcher.find(answer.tokens).filter((hit) => holds(hit, answer, counted));
      return keyPoints.map((keyPoint, owner) => {
        const own = hits.filter(({ phrase }) => phrase.owner === owner);
        return finding(keyPoint, own, descriptions[owner] ?? new Set(), answer);
      });
    },
  };
}

/** A phrase that several key points list proves each of them less. */
function weighedByOwners(phrases: readonly Phrase[]): Phrase[] {
  const owners = new Map<string, Set<number>>();
  for (const { stems, owner } of phrases) {
    const key = stems.join(' ');
    owners.set(key, (owners.get(key) ?? new Set()).add(owner));
  }
  return phrases.map((phrase) => {
    const shared = owners.get(phrase.stems.join(' '))?.size ?? 1;
    return shared === 1 ? phrase : { ...phrase, strength: phrase.strength / shared };
  });
}

function holds({ first, last }: Hit, { tokens }: Answer, counted: ReadonlySet<number>): boolean {
  const sentence = tokens[first]?.sentence ?? -1;
  return counted.has(sentence) && !isNegated(tokens, first, last);
}

function finding(
  { id, weight = 1 }: KeyPoint,
  hits: readonly Hit[],
  description: ReadonlySet<string>,
  answer: Answer,
): KeyPointFinding {
  const best = strongestPerPhrase(hits);
  const said = best.reduce((sum, { phrase }) => sum + phrase.strength, 0);
  const echo = echoOf(description, answer);
  const coverage = round(1 - Math.exp(-rate * (said + descriptionProof * echo.share)));
  return {
    id,
    status:
      coverage >= thresholds.met ? 'met' : coverage >= thresholds.partial ? 'partial' : 'missed',
    coverage,
    weight,
    evidence: best.length > 0 ? evidence(best, answer) : wordsAt(echo.places, answer),
  };
}

/** A phrase said twice proves no more than once; overlapping phrases prove as much as the stronger one. */
function strongestPerPhrase(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const said = new Set<string>();
  const strongestFirst = [...hits].sort(
    (a, b) => b.phrase.strength - a.phrase.strength || a.first - b.first,
  );
  for (const hit of strongestFirst) {
    const key = hit.phrase.stems.join(' ');
    const overlaps = kept.some(({ first, last }) => hit.first <= last && first <= hit.last);
    if (said.has(key) || overlaps) continue;
    said.add(key);
    kept.push(hit);
  }
  return kept;
}

function evidence(hits: readonly Hit[], answer: Answer): Evidence[] {
  return hits
    .slice(0, shownEvidence)
    .map(({ first, last, kind }) => evidenceOf(answer, first, last, kind))
    .sort((a, b) => a.start - b.start);
}

/** How much of a description an answer says with the description's own words. */
interface Echo {
  /** 0–1. */
  readonly share: number;
  /** The tokens that say it. */
  readonly places: readonly number[];
}

const nothing: ReadonlyMap<string, number> = new Map();
const noEcho: Echo = { share: 0, places: [] };
/** A shorter description is echoed by chance. */
const fewestWords = 3;

/** The largest share of the description's telling words within two neighbouring sentences. */
function echoOf(description: ReadonlySet<string>, { counted, tokens }: Answer): Echo {
  if (description.size < fewestWords) return noEcho;
  let best = noEcho;
  let before: ReadonlyMap<string, number> = nothing;
  for (const { first, end } of counted) {
    let here: Map<string, number> | undefined;
    for (let at = first; at < end; at++) {
      const stem = tokens[at]?.stem ?? '';
      if (!description.has(stem)) continue;
      here ??= new Map();
      here.set(stem, at);
    }
    const both = here === undefined ? before : new Map([...before, ...here]);
    const share = both.size / description.size;
    if (share > best.share) best = { share, places: [...both.values()] };
    before = here ?? nothing;
  }
  return best;
}

function wordsAt(places: readonly number[], answer: Answer): Evidence[] {
  return [...places]
    .sort((a, b) => a - b)
    .slice(0, shownEvidence)
    .map((at) => evidenceOf(answer, at, at, 'stem'));
}

function tellingStems(text: string, questionStems: ReadonlySet<string>): Set<string> {
  const tells = ({ content, stem, word }: Token) =>
    content && !questionStems.has(stem) && !commonWords.has(stem) && !commonWords.has(word);
  return new Set(
    tokenise(gradingCopy(text))
      .tokens.filter(tells)
      .map(({ stem }) => stem),
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
