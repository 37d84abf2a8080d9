import type { Word } from './word.ts';
import { fact, facts, wordBook } from './word-book.ts';

/** The words of a text, and beside them what belongs to each place; what stands behind the last word is nothing's. */
export interface WordColumns {
  readonly words: readonly Word[];
  /** What most readers want to know of a word: its number in the book, traits, code, the number of its stem, families, class of word order. */
  readonly numbers: Int32Array;
  readonly traits: Int32Array;
  readonly codes: Int32Array;
  readonly stems: Int32Array;
  readonly families: Int32Array;
  readonly orders: Int32Array;
  /** Offsets into the grading copy. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Numbers from 0 of the sentence and of the clause; a clause never spans two sentences. */
  readonly sentenceOf: Int32Array;
  readonly clauseOf: Int32Array;
}

/** Places behind the last word that readers look at. */
const beyond = 4;

/** Until there is a text to make room for. */
const empty = new Int32Array(0);

/** Columns to write into. */
export class Columns implements Omit<WordColumns, 'words'> {
  /** How many words there are. */
  count = 0;
  private readonly words: Word[] = [];
  numbers = empty;
  traits = empty;
  codes = empty;
  stems = empty;
  families = empty;
  orders = empty;
  starts = empty;
  ends = empty;
  sentenceOf = empty;
  clauseOf = empty;

  /** Makes room for the words of a text of that length, and begins anew. */
  begin(length: number): void {
    this.count = 0;
    const room = Math.ceil(length / 2) + beyond;
    if (room <= this.numbers.length) return;
    const column = () => new Int32Array(2 * room);
    this.numbers = column();
    this.traits = column();
    this.codes = column();
    this.stems = column();
    this.families = column();
    this.orders = column();
    this.starts = column();
    this.ends = column();
    this.sentenceOf = column();
    this.clauseOf = column();
  }

  /** Adds what is known of the word of that number, and returns its traits. */
  add(number: number): number {
    const place = this.count;
    const known = wordBook.facts;
    const at = facts * number;
    const traits = known[at + fact.traits] ?? 0;
    this.words[place] = wordBook.words[number] as Word;
    this.numbers[place] = number;
    this.traits[place] = traits;
    this.codes[place] = known[at + fact.code] ?? 0;
    this.stems[place] = known[at + fact.stem] ?? 0;
    this.families[place] = known[at + fact.families] ?? 0;
    this.orders[place] = known[at + fact.order] ?? 0;
    this.count = place + 1;
    return traits;
  }

  /** Clears what an earlier text left behind the last word, and returns the words. */
  end(): Word[] {
    const { count } = this;
    this.traits.fill(0, count, count + beyond);
    this.orders.fill(0, count, count + beyond);
    this.sentenceOf.fill(-1, count, count + beyond);
    this.clauseOf.fill(-1, count, count + beyond);
    return this.words.slice(0, count);
  }
}
