import type { KeyPoint, Question, RedFlag } from '../../domain/question.ts';
import { weightOf } from './alignment.ts';
import type { Answer } from './answer.ts';
import type { Gain, GainTable } from './marks.ts';
import type { Tokens } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isA, trait, type Word } from './word.ts';
import { wordTable } from './word-table.ts';

/** How near some stretch of an answer comes to a key point or a red flag in words of its own. */
export interface Nearness {
  /** Weight of the point's words, or of words that keep their company, within the best stretch. */
  readonly value: number;
  /** The tokens of the stretch that say it, in order. */
  readonly places: readonly number[];
  /** No word of the answer is a word of the point: some only keep company with its words. */
  readonly vectorOnly: boolean;
}

export const nothingNear: Nearness = { value: 0, places: [], vectorOnly: true };
/** Nearness beyond this counts no further. */
export const mostNear = 3;

/** For each key point, then for each red flag of the question. */
export type NearnessFinder = (answer: Answer) => Nearness[];

/** Words that a stretch spans. */
const stretch = 14;
/** Cosine from which on a word counts as company, and the most it is worth beside the word itself. */
const company = { from: 0.55, most: 0.5 } as const;
/** Less than this is no company. */
const leastCompany = 0.1;
/** What the words of the example's sentence for a point are worth beside the point's own. */
const exampleShare = 0.7;
const questionShare = 0.3;

interface Bag {
  readonly weights: ReadonlyMap<string, number>;
  /** Content stems, which vectors are compared with. */
  readonly content: readonly string[];
}

/** Compiles key points and red flags to bags of words: their phrases, their description and, for a key point, the example's sentence that says it. */
export function compileNearness(
  question: Question,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): NearnessFinder {
  const { keyPoints = [], redFlags = [] } = question.rubric ?? {};
  const example = sentencesOf(vocabulary.learn(question.exampleAnswer));
  const bags = [
    ...keyPoints.map((keyPoint) => bagOf(keyPoint, example, questionStems, vocabulary)),
    ...redFlags.map((redFlag) => bagOf(redFlag, [], questionStems, vocabulary)),
  ];
  vocabulary.gainsFrom((word) => bags.flatMap((bag, point) => gainOf(word, bag, point)));
  return (answer) => bestStretches(answer, bags.length);
}

function gainOf(word: Word, { weights, content: bag }: Bag, point: number): Gain[] {
  const { stem } = word;
  const own = weights.get(stem);
  if (own !== undefined) return [{ point, value: own, exact: true }];
  if (!isA(word, trait.content)) return [];
  let best = 0;
  for (const other of bag) {
    const near = wordTable().similarity(stem, other);
    if (near <= company.from) continue;
    const share = Math.min(company.most, (near - company.from) / (1 - company.from));
    best = Math.max(best, share * (weights.get(other) ?? 0));
  }
  return best < leastCompany ? [] : [{ point, value: best, exact: false }];
}

function bagOf(
  { anyOf, description }: KeyPoint | RedFlag,
  example: readonly (readonly Word[])[],
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Bag {
  const weights = new Map<string, number>();
  const add = (words: readonly Word[], share: number) => {
    for (const word of words) {
      const asked = questionStems.has(word.stem) ? questionShare : 1;
      const weight = isA(word, trait.content) ? weightOf(word) * share * asked : 0;
      if (weight > (weights.get(word.stem) ?? 0)) weights.set(word.stem, weight);
    }
  };
  for (const phrase of anyOf) add(vocabulary.learn(phrase).words, 1);
  add(vocabulary.learn(description).words, 1);
  const content = [...weights.keys()];
  add(closest(example, weights), exampleShare);
  return { weights, content };
}

/** The sentence of the example that says most of the point. */
function closest(
  sentences: readonly (readonly Word[])[],
  weights: ReadonlyMap<string, number>,
): readonly Word[] {
  let best: readonly Word[] = [];
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

function sentencesOf({ sentences, words }: Tokens): Word[][] {
  return sentences.map(({ first, end }) => words.slice(first, end));
}

/** The places of a point's words, in columns: where, which word, and what it does for the point. Used again for every answer. */
class Places {
  size = 0;
  private vectorOnly = true;
  private readonly at: number[] = [];
  private readonly values: number[] = [];
  private readonly codes: number[] = [];

  clear(): void {
    this.size = 0;
    this.vectorOnly = true;
  }

  add(at: number, code: number, value: number, exact: boolean): void {
    this.at[this.size] = at;
    this.codes[this.size] = code;
    this.values[this.size] = value;
    this.size += 1;
    if (exact) this.vectorOnly = false;
  }

  /** Slides over the places; a stretch that reaches no further than the one before it cannot be better. */
  bestStretch(): Nearness {
    if (this.size === 0) return nothingNear;
    let [best, from, until, reached] = [0, 0, 0, 0];
    for (let start = 0; start < this.size; start++) {
      const next = this.endOf(start, reached);
      if (next === reached) continue;
      reached = next;
      const value = this.worthOf(start, next);
      if (value > best) [best, from, until] = [value, start, next];
    }
    return { value: best, places: this.different(from, until), vectorOnly: this.vectorOnly };
  }

  private endOf(start: number, reached: number): number {
    const limit = (this.at[start] ?? 0) + stretch;
    let next = Math.max(start, reached);
    while (next < this.size && (this.at[next] ?? 0) < limit) next += 1;
    return next;
  }

  private worthOf(start: number, end: number): number {
    let value = 0;
    for (let index = start; index < end; index++) {
      if (!this.saidSince(start, index)) value += this.values[index] ?? 0;
    }
    return value;
  }

  private different(start: number, end: number): number[] {
    const places: number[] = [];
    for (let index = start; index < end; index++) {
      if (!this.saidSince(start, index)) places.push(this.at[index] ?? 0);
    }
    return places;
  }

  /** Whether the word at `index` was said before within the stretch that begins at `start`. */
  private saidSince(start: number, index: number): boolean {
    for (let before = start; before < index; before++) {
      if (this.codes[before] === this.codes[index]) return true;
    }
    return false;
  }
}

/** One for each point of the question, whichever it is. */
const places: Places[] = [];

function bestStretches(answer: Answer, points: number): Nearness[] {
  const { counted, codes, clauseOf, gains, gainTable, denied } = answer;
  while (places.length < points) places.push(new Places());
  const used = places.slice(0, points);
  for (const each of used) each.clear();
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const start = gains[at] ?? 0;
      if (start === 0 || denied[clauseOf[at] ?? 0] === 1) continue;
      take(gainTable, start, at, codes[at] ?? 0, used);
    }
  }
  return used.map((each) => each.bestStretch());
}

function take(
  table: GainTable,
  start: number,
  at: number,
  code: number,
  points: readonly Places[],
): void {
  const end = start + 3 * (table[start] ?? 0);
  for (let each = start + 1; each < end; each += 3) {
    points[table[each] ?? 0]?.add(at, code, table[each + 1] ?? 0, table[each + 2] === 1);
  }
}
