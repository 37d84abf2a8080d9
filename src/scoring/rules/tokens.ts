import { Columns, type WordColumns } from './columns.ts';
import {
  ask,
  bang,
  dot,
  hyphen,
  isKind,
  isWordCode,
  kind,
  lettersOf,
  newline,
  space,
} from './letters.ts';
import type { GradingCopy } from './normalise.ts';
import { has, trait } from './trait.ts';
import { wordBook } from './word-book.ts';

export interface Sentence {
  readonly index: number;
  /** Range of its tokens, the end exclusive. */
  readonly first: number;
  readonly end: number;
  /** Where it stands in the grading copy. */
  readonly from: number;
  readonly to: number;
  /** Holds a mark that people hardly write and talk to machines does: "<", "{", "+" … */
  readonly odd: boolean;
  /** What its words are, all together: a trait that is not here is looked for in vain. */
  readonly traits: number;
}

/** The words of a text in order; what belongs to a place stands in columns beside them. */
export interface Tokens extends WordColumns {
  readonly sentences: readonly Sentence[];
  readonly clauses: number;
}

/**
 * Splits the grading copy into words, sentences and clauses in one pass. The tokens are good until the
 * columns they were written into are used again.
 */
export function tokenise(copy: GradingCopy, columns = new Columns()): Tokens {
  return new Tokeniser(copy.text, columns).run();
}

class Tokeniser {
  private readonly text: string;
  private readonly letters: Uint16Array;
  private readonly columns: Columns;
  private readonly sentences: Sentence[] = [];
  /** The traits of the last word. */
  private last = 0;
  private sentenceFirst = 0;
  private sentenceStart = 0;
  private odd = false;
  private traits = 0;
  private clause = 0;

  constructor(text: string, columns: Columns) {
    this.text = text;
    this.columns = columns;
    this.letters = lettersOf(text);
  }

  run(): Tokens {
    const { text, letters, columns } = this;
    wordBook.makeRoom(text.length);
    columns.begin(text.length);
    for (let at = 0; at < text.length; ) {
      const code = letters[at] ?? 0;
      if (isWordCode(code)) at = this.takeWord(at);
      else {
        if (code !== space) this.takeMark(code, at);
        at += 1;
      }
    }
    this.endSentence(text.length);
    const words = columns.end();
    const { numbers, traits, codes, stems, families, orders } = columns;
    const { starts, ends, sentenceOf, clauseOf } = columns;
    return {
      words,
      numbers,
      traits,
      codes,
      stems,
      families,
      orders,
      starts,
      ends,
      sentenceOf,
      clauseOf,
      sentences: this.sentences,
      clauses: this.clause + 1,
    };
  }

  private takeWord(start: number): number {
    const { columns } = this;
    const place = columns.count;
    const number = wordBook.read(this.text, this.letters, start);
    const { end } = wordBook;
    const traits = columns.add(number);
    if (has(traits, trait.breaksClause)) this.clause += 1;
    columns.starts[place] = start;
    columns.ends[place] = end;
    columns.sentenceOf[place] = this.sentences.length;
    columns.clauseOf[place] = this.clause;
    this.traits |= traits;
    this.last = traits;
    return end;
  }

  private takeMark(code: number, at: number): void {
    if (
      code === newline ||
      ((code === dot || code === bang || code === ask) && this.endsSentence(code, at))
    ) {
      this.endSentence(at + 1);
    } else {
      if (breaksClause(code, this.letters, at)) this.clause += 1;
      if (isOdd(code, this.letters, at)) this.odd = true;
    }
  }

  private endsSentence(code: number, at: number): boolean {
    if (isWordCode(this.letters[at + 1] ?? 0)) return false;
    return code !== dot || !has(this.last, trait.abbreviated);
  }

  private endSentence(to: number): void {
    this.clause += 1;
    if (this.columns.count > this.sentenceFirst) {
      this.sentences.push({
        index: this.sentences.length,
        first: this.sentenceFirst,
        end: this.columns.count,
        from: this.sentenceStart,
        to,
        odd: this.odd,
        traits: this.traits,
      });
      this.odd = false;
      this.traits = 0;
      this.sentenceFirst = this.columns.count;
    }
    this.sentenceStart = to;
  }
}

/** One hyphen is nothing; two are a line that machines draw. */
function isOdd(code: number, letters: Uint16Array, at: number): boolean {
  return isKind(code, kind.odd) || (code === hyphen && letters[at + 1] === hyphen);
}

function breaksClause(code: number, letters: Uint16Array, at: number): boolean {
  if (code === hyphen) return at > 0 && letters[at - 1] === space;
  return isKind(code, kind.clauseMark);
}
