import { withRoom } from './room.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';
import { WordNumbers } from './word-numbers.ts';

/** What a word does for a key point or a red flag. */
export interface Gain {
  /** The number of the key point; red flags are numbered behind them. */
  readonly point: number;
  readonly value: number;
  /** It is a word of the point and not only keeps company with one. */
  readonly exact: boolean;
}

/** What the words of an answer are to a question, in columns. */
export interface Look {
  /** The number of the learnt word that each is, slips of the pen included, or -1. */
  readonly learnt: Int32Array;
  /** Where in `gainTable` it stands what each does for key points and red flags; 0 for nothing. */
  readonly gains: Int32Array;
  readonly gainTable: GainTable;
}

/** Runs of gains, each behind a place that says where it ends. */
export interface GainTable {
  /** Twice the number of the point, and 1 more for a word of the point. */
  readonly points: Int32Array;
  readonly values: Float64Array;
}

const noGains = 0;

let learnt = new Int32Array(1 << 10);
let gains = new Int32Array(1 << 10);

/** Looks words up once for each, and keeps in tables what they are to a question. */
export class Marks {
  private readonly learntOf: (word: Word) => number;
  private gainsOf: (word: Word) => readonly Gain[] = () => [];
  private readonly places: WordNumbers;
  /** By twos the number and the gains of each mark, in as little memory as can be; the first is that of words that are nothing to the question. */
  private marks = new Int32Array(1 << 8);
  private count = 0;
  private points = new Int32Array(1 << 8);
  private values = new Float64Array(1 << 8);
  private used = 0;

  constructor(learntOf: (word: Word) => number) {
    this.learntOf = learntOf;
    this.places = new WordNumbers(
      (word) => this.add(word),
      () => this.begin(),
    );
    this.begin();
  }

  /** Says what each word does; nothing is known of any word then. */
  gainsFrom(gainsOf: (word: Word) => readonly Gain[]): void {
    this.gainsOf = gainsOf;
    this.forget();
  }

  forget(): void {
    this.places.forget();
  }

  /** What it returns is good until the next words are looked up, in whichever question. */
  look({ words, numbers }: Pick<Tokens, 'words' | 'numbers'>): Look {
    learnt = withRoom(learnt, words.length + 1);
    gains = withRoom(gains, words.length + 1);
    for (let at = 0; at < words.length; at++) {
      const mark = 2 * this.places.of(numbers[at] ?? 0);
      learnt[at] = this.marks[mark] ?? -1;
      gains[at] = this.marks[mark + 1] ?? noGains;
    }
    learnt[words.length] = -1;
    return { learnt, gains, gainTable: { points: this.points, values: this.values } };
  }

  private begin(): void {
    this.count = 0;
    this.used = 1;
    this.mark(-1, noGains);
  }

  private add(word: Word): number {
    const number = this.learntOf(word);
    const own = this.gainsOf(word);
    if (number === -1 && own.length === 0) return 0;
    return this.mark(number, own.length === 0 ? noGains : this.addGains(own));
  }

  /** Returns the place of the mark. */
  private mark(number: number, gainsAt: number): number {
    const place = this.count;
    this.marks = withRoom(this.marks, 2 * (place + 1));
    this.marks[2 * place] = number;
    this.marks[2 * place + 1] = gainsAt;
    this.count = place + 1;
    return place;
  }

  private addGains(own: readonly Gain[]): number {
    const start = this.used;
    const end = start + 1 + own.length;
    this.points = withRoom(this.points, end);
    this.values = withRoom(this.values, end);
    this.points[start] = end;
    own.forEach(({ point, value, exact }, each) => {
      this.points[start + 1 + each] = 2 * point + (exact ? 1 : 0);
      this.values[start + 1 + each] = value;
    });
    this.used = end;
    return start;
  }
}
