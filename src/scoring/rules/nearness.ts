import type { KeyPoint, Question } from '../../domain/question.ts';
import { weightOf } from './alignment.ts';
import type { Answer } from './answer.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordTable } from './word-table.ts';

/** How near some stretch of an answer comes to a key point in words of its own. */
export interface Nearness {
  /** Weight of the point's words, or of words that keep their company, within the best stretch. */
  readonly value: number;
  /** The tokens of the stretch that say it, in order. */
  readonly places: readonly number[];
  /** Every one of them only keeps company with the point's words. */
  readonly vectorOnly: boolean;
}

export type NearnessFinder = (answer: Answer) => Nearness[];

/** Words that a stretch spans. */
const stretch = 14;
/** Cosine from which on a word counts as company, and the most it is worth beside the word itself. */
const company = { from: 0.55, most: 0.5 } as const;
/** What the words of the example's sentence for a point are worth beside the point's own. */
const exampleShare = 0.7;
const questionShare = 0.3;
const mostRemembered = 20_000;

interface Bag {
  readonly weights: ReadonlyMap<string, number>;
  /** Content stems, which vectors are compared with. */
  readonly content: readonly string[];
}

interface Gain {
  readonly value: number;
  readonly exact: boolean;
}

/** Compiles key points to bags of words: their phrases, their description and the example's sentence that says them. */
export function compileNearness(
  question: Question,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): NearnessFinder {
  const keyPoints = question.rubric?.keyPoints ?? [];
  const example = sentencesOf(vocabulary.learn(question.exampleAnswer));
  const bags = keyPoints.map((keyPoint) => bagOf(keyPoint, example, questionStems, vocabulary));
  const remembered = new Map<number, readonly (Gain | null)[] | null>();
  const gainsOf = (token: Token) => {
    const known = remembered.get(token.code);
    if (known !== undefined) return known;
    const gains = bags.map((bag) => gainOf(token, bag));
    const found = gains.some((gain) => gain !== null) ? gains : null;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(token.code, found);
    return found;
  };
  return (answer) => bestStretches(answer, bags.length, gainsOf);
}

function gainOf({ stem, content }: Token, { weights, content: bag }: Bag): Gain | null {
  const own = weights.get(stem);
  if (own !== undefined) return { value: own, exact: true };
  if (!content) return null;
  let best = 0;
  for (const other of bag) {
    const near = wordTable().similarity(stem, other);
    if (near <= company.from) continue;
    const share = Math.min(company.most, (near - company.from) / (1 - company.from));
    best = Math.max(best, share * (weights.get(other) ?? 0));
  }
  return best === 0 ? null : { value: best, exact: false };
}

function bagOf(
  keyPoint: KeyPoint,
  example: readonly (readonly Token[])[],
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Bag {
  const weights = new Map<string, number>();
  const add = (tokens: readonly Token[], share: number) => {
    for (const token of tokens) {
      const asked = questionStems.has(token.stem) ? questionShare : 1;
      const weight = token.content ? weightOf(token) * share * asked : 0;
      if (weight > (weights.get(token.stem) ?? 0)) weights.set(token.stem, weight);
    }
  };
  for (const phrase of keyPoint.anyOf) add(vocabulary.learn(phrase), 1);
  add(vocabulary.learn(keyPoint.description), 1);
  const content = [...weights.keys()];
  add(closest(example, weights), exampleShare);
  return { weights, content };
}

/** The sentence of the example that says most of the point. */
function closest(
  sentences: readonly (readonly Token[])[],
  weights: ReadonlyMap<string, number>,
): readonly Token[] {
  let best: readonly Token[] = [];
  let most = 0;
  for (const sentence of sentences) {
    const stems = new Set(sentence.map(({ stem }) => stem));
    let shared = 0;
    for (const stem of stems) shared += weights.get(stem) ?? 0;
    if (shared <= most) continue;
    most = shared;
    best = sentence;
  }
  return best;
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    const own = sentences[token.sentence] ?? [];
    own.push(token);
    sentences[token.sentence] = own;
  }
  return sentences.filter((sentence) => sentence !== undefined);
}

interface Place {
  readonly at: number;
  readonly code: number;
  readonly gain: Gain;
}

function bestStretches(
  { counted, tokens, deniedClauses }: Answer,
  count: number,
  gainsOf: (token: Token) => readonly (Gain | null)[] | null,
): Nearness[] {
  const places: Place[][] = Array.from({ length: count }, () => []);
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const token = tokens[at];
      const gains = token === undefined ? null : gainsOf(token);
      if (gains === null || token === undefined || deniedClauses.has(token.clause)) continue;
      gains.forEach((gain, point) => {
        if (gain !== null) places[point]?.push({ at, code: token.code, gain });
      });
    }
  }
  return places.map(bestStretch);
}

function bestStretch(places: readonly Place[]): Nearness {
  let best: Nearness = { value: 0, places: [], vectorOnly: true };
  places.forEach(({ at: start }, index) => {
    const codes = new Set<number>();
    const within: number[] = [];
    let value = 0;
    let vectorOnly = true;
    for (let next = index; next < places.length; next++) {
      const place = places[next];
      if (place === undefined || place.at >= start + stretch) break;
      if (codes.has(place.code)) continue;
      codes.add(place.code);
      within.push(place.at);
      value += place.gain.value;
      vectorOnly &&= !place.gain.exact;
    }
    if (value > best.value) best = { value, places: within, vectorOnly };
  });
  return best;
}
