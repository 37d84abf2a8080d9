import type { Evidence, KeyPointFinding } from '../../domain/assessment.ts';
import type { KeyPoint, Question } from '../../domain/question.ts';
import { rank } from '../rank.ts';
import type { Cap } from '../scorer.ts';
import type { Answer } from './answer.ts';
import { compilePhrase, type Hit, isAsSaid, type Phrase } from './matcher.ts';
import { mostNear, type Nearness, nothingNear } from './nearness.ts';
import { evidenceNear, evidenceOfHits } from './point-evidence.ts';
import { stuffingCaps } from './stuffing.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** Coverage from which a point is met, and from which it is partly met. */
export const thresholds = { met: 0.4, partial: 0.28 } as const;

/** How fast phrases saturate, so that wordiness stops paying. */
const saturation = 1.15;
/** What an answer says of the key points, in the rubric's phrases and in words of its own. */
export interface KeyPointReading {
  readonly points: readonly PointReading[];
  /** Share of the weight of the points whose phrases are said, each saturated, 0–1. */
  readonly said: number;
  /** Words in sentences that say no phrase of any point. */
  readonly idleWords: number;
  /** The caps for an answer that is made of phrases. */
  readonly caps: readonly Cap[];
  /** Share of the points that the answer says a phrase of or comes very near, 0–1; 1 where there are no points. */
  readonly touched: number;
}

interface PointReading {
  readonly keyPoint: KeyPoint;
  readonly hits: readonly Hit[];
  /** Strength of the phrases said, saturated, 0–1. */
  readonly said: number;
  readonly near: Nearness;
}

export interface KeyPointReader {
  /** Its phrases, whose owners are numbered from 0. */
  readonly phrases: readonly Phrase[];
  /** `all` are the places of its phrases, `near` begins with the nearness of the key points. */
  read(answer: Answer, all: readonly Hit[], near: readonly Nearness[]): KeyPointReading;
}

/** Compiles the key points of a question. */
export function compileKeyPoints(
  question: Question,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): KeyPointReader {
  const keyPoints = question.rubric?.keyPoints ?? [];
  const phrases = keyPoints.flatMap(({ anyOf }, owner) =>
    anyOf.flatMap((text) => compilePhrase(text, owner, questionStems, vocabulary) ?? []),
  );
  return {
    phrases: weighedByOwners(phrases),
    read(answer, all, near) {
      const hits = all.filter((hit) => holds(hit, answer));
      const byOwner: Hit[][] = keyPoints.map(() => []);
      for (const hit of hits) byOwner[hit.phrase.owner]?.push(hit);
      const points = keyPoints.map((keyPoint, owner) => {
        const own = strongestPerPhrase(byOwner[owner] ?? []);
        return { keyPoint, hits: own, said: saidBy(own), near: near[owner] ?? nothingNear };
      });
      const touched = points.reduce((sum, point) => sum + (isTouched(point) ? 1 : 0), 0);
      return {
        points,
        said: weighedMean(points),
        idleWords: idleWords(answer, hits),
        caps: stuffingCaps(all, phrases.length, answer),
        touched: points.length === 0 ? 1 : touched / points.length,
      };
    },
  };
}

/** Said in a phrase, or in words of its own that come very near. */
function isTouched({ hits, near }: PointReading): boolean {
  return hits.length > 0 || (near.value >= touchedFrom && !near.vectorOnly);
}

const touchedFrom = 3;

function saidBy(hits: readonly Hit[]): number {
  return 1 - Math.exp(-saturation * hits.reduce((sum, { phrase }) => sum + phrase.strength, 0));
}

function weighedMean(points: readonly PointReading[]): number {
  let [sum, total] = [0, 0];
  for (const { keyPoint, said } of points) {
    total += keyPoint.weight ?? 1;
    sum += (keyPoint.weight ?? 1) * said;
  }
  return total === 0 ? 0 : sum / total;
}

/** The verdict on every key point; a point without a word of evidence stays missed, one that only vectors see at most partial. */
export function judgeKeyPoints(
  { points }: KeyPointReading,
  substance: number,
  answer: Answer,
  { keyPoint: weights }: Weights,
): KeyPointFinding[] {
  const taken: Hit[] = [];
  for (const { hits } of points) taken.push(...hits);
  return points.map(({ keyPoint: { id, weight = 1 }, hits, said, near }) => {
    const evidence =
      hits.length > 0 ? evidenceOfHits(hits, answer) : evidenceNear(near, taken, answer);
    const coverage = Math.max(
      leastFor(hits),
      Math.min(coverageOf(said, near, substance, weights), mostFor(hits, near, evidence)),
    );
    const status =
      coverage >= thresholds.met ? 'met' : coverage >= thresholds.partial ? 'partial' : 'missed';
    return { id, status, coverage, weight, evidence };
  });
}

/**
 * Coverage is the chance that a reader finds the point, a logistic of what the answer says of it and
 * of the substance it is said with: words that name a point prove little in an answer that does
 * nothing.
 */
function coverageOf(
  said: number,
  near: Nearness,
  substance: number,
  weights: Weights['keyPoint'],
): number {
  const odds =
    weights.start +
    weights.said * said +
    weights.near * Math.min(mostNear, near.value) +
    weights.substance * substance;
  return round(1 / (1 + Math.exp(-odds)));
}

/** A telling phrase of the rubric, said in so many words, is never simply missed. */
function leastFor(hits: readonly Hit[]): number {
  return hits.some(({ phrase }) => phrase.strength >= telling) ? thresholds.partial : 0;
}

const telling = 0.5;

function mostFor(hits: readonly Hit[], near: Nearness, evidence: readonly Evidence[]): number {
  if (evidence.length === 0) return thresholds.partial - 0.01;
  return hits.length === 0 && near.vectorOnly ? thresholds.met - 0.01 : 1;
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

function holds(hit: Hit, answer: Answer): boolean {
  return answer.counts[answer.sentenceOf[hit.first] ?? 0] === 1 && isAsSaid(hit, answer);
}

function idleWords({ counted, sentenceOf }: Answer, hits: readonly Hit[]): number {
  let [idle, next] = [0, 0];
  for (const { index, first, end } of counted) {
    while (next < hits.length && (sentenceOf[hits[next]?.first ?? 0] ?? 0) < index) next += 1;
    if (next === hits.length || sentenceOf[hits[next]?.first ?? 0] !== index) idle += end - first;
  }
  return idle;
}

/** A phrase said twice proves no more than once; overlapping phrases prove as much as the stronger one. */
function strongestPerPhrase(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 2) return hits;
  const kept: Hit[] = [];
  const strongestFirst: Hit[] = [];
  for (const hit of hits) rank(hit, strongestFirst, strengthOf);
  for (const hit of strongestFirst) {
    const known = kept.some(
      ({ phrase, first, last }) =>
        phrase === hit.phrase || (hit.first <= last && first <= hit.last),
    );
    if (!known) kept.push(hit);
  }
  return kept;
}

const strengthOf = ({ phrase }: Hit) => phrase.strength;

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
