import type { Question } from '../../domain/question.ts';
import type { Answer } from './answer.ts';
import { Bags } from './bags.ts';
import type { GainTable } from './marks.ts';
import type { Tokens } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';

/** How near some stretch of an answer comes to a key point or a red flag in words of its own. */
export interface Nearness {
  /** Weight of the point's words, or of words that keep their company, within the best stretch. */
  readonly value: number;
  /** The words of the stretch that say it, in order; none where it is too little to be shown. */
  readonly places: readonly Place[];
  /** No word of the answer is a word of the point: some only keep company with its words. */
  readonly vectorOnly: boolean;
}

/** A token that says something of a point, and how much. */
export interface Place {
  readonly at: number;
  readonly worth: number;
}

export const nothingNear: Nearness = { value: 0, places: [], vectorOnly: true };
/** Nearness from which on it is shown as evidence. */
export const quotedFrom = 1.3;
/** Nearness beyond this counts no further. */
export const mostNear = 3;

/** For each key point, then for each red flag of the question. */
export type NearnessFinder = (answer: Answer) => Nearness[];

/** Words that a stretch spans. */
const stretch = 14;
/** Compiles the key points and red flags of a question to bags of words. */
export function compileNearness(
  question: Question,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): NearnessFinder {
  const { keyPoints = [], redFlags = [] } = question.rubric ?? {};
  const example = sentencesOf(vocabulary.learn(question.exampleAnswer));
  const bags = new Bags(questionStems, vocabulary);
  for (const keyPoint of keyPoints) bags.add(keyPoint, example);
  for (const redFlag of redFlags) bags.add(redFlag);
  vocabulary.gainsFrom((word) => bags.gainsOf(word));
  return (answer) => bestStretches(answer, bags.size);
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

  /** Slides over the places; a stretch that reaches no further than the one before it, or that holds too little, cannot be better. */
  bestStretch(): Nearness {
    if (this.size === 0) return nothingNear;
    let best = 0;
    let from = 0;
    let until = 0;
    let held = 0;
    for (let start = 0, next = 0; start < this.size; start++) {
      const reached = next;
      const limit = (this.at[start] ?? 0) + stretch;
      for (; next < this.size && (this.at[next] ?? 0) < limit; next++)
        held += this.values[next] ?? 0;
      if (next > reached && held > best - rounding) {
        const value = this.worthOf(start, next);
        if (value > best) [best, from, until] = [value, start, next];
      }
      held -= this.values[start] ?? 0;
    }
    return this.nearnessOf(best, from, until);
  }

  private nearnessOf(value: number, from: number, until: number): Nearness {
    const { vectorOnly } = this;
    if (value < quotedFrom) return { ...nothingNear, value, vectorOnly };
    const places: Place[] = [];
    for (let index = from; index < until; index++) {
      if (!this.saidSince(from, index))
        places.push({ at: this.at[index] ?? 0, worth: this.values[index] ?? 0 });
    }
    return { value, places, vectorOnly };
  }

  private worthOf(start: number, end: number): number {
    let value = 0;
    for (let index = start; index < end; index++) {
      if (!this.saidSince(start, index)) value += this.values[index] ?? 0;
    }
    return value;
  }

  /** Whether the word at `index` was said before within the stretch that begins at `start`. */
  private saidSince(start: number, index: number): boolean {
    for (let before = start; before < index; before++) {
      if (this.codes[before] === this.codes[index]) return true;
    }
    return false;
  }
}

/** More than sums that run can be off. */
const rounding = 1e-6;

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
  { points, values }: GainTable,
  start: number,
  at: number,
  code: number,
  used: readonly Places[],
): void {
  const end = points[start] ?? 0;
  for (let each = start + 1; each < end; each++) {
    const point = points[each] ?? 0;
    used[point >> 1]?.add(at, code, values[each] ?? 0, (point & 1) === 1);
  }
}
