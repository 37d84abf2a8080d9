import {
  apostrophe,
  ask,
  bang,
  colon,
  comma,
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
import { has, hashStart, hashWith, isA, isDigit, trait, type Word } from './word.ts';
import { fact, facts, wordBook } from './word-book.ts';

export interface Sentence {
  readonly index: number;
  /** Range of its tokens, the end exclusive. */
  readonly first: number;
  readonly end: number;
  /** Where it stands in the grading copy. */
  readonly from: number;
  readonly to: number;
  /** Holds a mark that people hardly write and talk to machines does: "<", "{", ":" … */
  readonly odd: boolean;
  /** What its words are, all together: a trait that is not here is looked for in vain. */
  readonly traits: number;
}

/** The words of a text in order; what belongs to a place stands in columns beside them. */
export interface Tokens {
  readonly words: readonly Word[];
  /** Of the words, as most readers need nothing else of them: number in the book, traits, code, number of the stem, families, class of word order. */
  readonly numbers: readonly number[];
  readonly traits: readonly number[];
  readonly codes: readonly number[];
  readonly stems: readonly number[];
  readonly families: readonly number[];
  readonly orders: readonly number[];
  /** Offsets into the grading copy. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Numbers from 0 of the sentence and of the clause; a clause never spans two sentences. */
  readonly sentenceOf: readonly number[];
  readonly clauseOf: readonly number[];
  readonly sentences: readonly Sentence[];
  readonly clauses: number;
}

const abbreviations = new Set(
  'dr mr mrs ms st vs eg ie etc prof dept no approx a.m p.m e.g i.e'.split(' '),
);

/** Splits the grading copy into words, sentences and clauses in one pass. */
export function tokenise(copy: GradingCopy): Tokens {
  return new Tokeniser(copy.text).run();
}

/** What a text is written into before its size is known; used again for every text. */
const scratch = {
  words: [] as Word[],
  numbers: [] as number[],
  traits: [] as number[],
  codes: [] as number[],
  stems: [] as number[],
  families: [] as number[],
  orders: [] as number[],
  starts: [] as number[],
  ends: [] as number[],
  sentenceOf: [] as number[],
  clauseOf: [] as number[],
};

class Tokeniser {
  private readonly text: string;
  private readonly letters: Uint16Array;
  private readonly sentences: Sentence[] = [];
  private count = 0;
  private last = -1;
  private sentenceFirst = 0;
  private sentenceStart = 0;
  private odd = false;
  private traits = 0;
  private clause = 0;

  constructor(text: string) {
    this.text = text;
    this.letters = lettersOf(text);
  }

  run(): Tokens {
    const { text, letters } = this;
    wordBook.makeRoom(text.length);
    for (let at = 0; at < text.length; ) {
      const code = letters[at] ?? 0;
      if (isWordCode(code)) at = this.takeWord(at);
      else {
        if (code !== space) this.takeMark(code, at);
        at += 1;
      }
    }
    this.endSentence(text.length);
    return {
      words: scratch.words.slice(0, this.count),
      numbers: scratch.numbers.slice(0, this.count),
      traits: scratch.traits.slice(0, this.count),
      codes: scratch.codes.slice(0, this.count),
      stems: scratch.stems.slice(0, this.count),
      families: scratch.families.slice(0, this.count),
      orders: scratch.orders.slice(0, this.count),
      starts: scratch.starts.slice(0, this.count),
      ends: scratch.ends.slice(0, this.count),
      sentenceOf: scratch.sentenceOf.slice(0, this.count),
      clauseOf: scratch.clauseOf.slice(0, this.count),
      sentences: this.sentences,
      clauses: this.clause + 1,
    };
  }

  private takeWord(start: number): number {
    const { letters, count } = this;
    let hash = hashStart;
    let end = start;
    for (; ; end++) {
      const code = letters[end] ?? 0;
      if (!isWordCode(code) && !joins(code, letters, end)) break;
      hash = hashWith(hash, code);
    }
    const number = wordBook.at(this.text, letters, start, end, hash);
    const traits = this.takeFacts(number, count);
    if (has(traits, trait.breaksClause)) this.clause += 1;
    scratch.starts[count] = start;
    scratch.ends[count] = end;
    scratch.sentenceOf[count] = this.sentences.length;
    scratch.clauseOf[count] = this.clause;
    this.traits |= traits;
    this.last = number;
    this.count = count + 1;
    return end;
  }

  /** Writes down what is known of a word, and returns its traits. */
  private takeFacts(number: number, place: number): number {
    const { words, facts: known } = wordBook;
    const at = facts * number;
    const traits = known[at + fact.traits] ?? 0;
    scratch.words[place] = words[number] as Word;
    scratch.numbers[place] = number;
    scratch.traits[place] = traits;
    scratch.codes[place] = known[at + fact.code] ?? 0;
    scratch.stems[place] = known[at + fact.stem] ?? 0;
    scratch.families[place] = known[at + fact.families] ?? 0;
    scratch.orders[place] = known[at + fact.order] ?? 0;
    return traits;
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
    const last = wordBook.words[this.last];
    if (code !== dot || last === undefined) return true;
    return (
      !abbreviations.has(last.text) &&
      !(last.text.length === 1 && isA(last, trait.capital) && last.text !== 'i')
    );
  }

  private endSentence(to: number): void {
    this.clause += 1;
    if (this.count > this.sentenceFirst) {
      this.sentences.push({
        index: this.sentences.length,
        first: this.sentenceFirst,
        end: this.count,
        from: this.sentenceStart,
        to,
        odd: this.odd,
        traits: this.traits,
      });
      this.odd = false;
      this.traits = 0;
      this.sentenceFirst = this.count;
    }
    this.sentenceStart = to;
  }
}

/** An apostrophe between letters, a dot, comma or colon between digits. */
function joins(code: number, letters: Uint16Array, at: number): boolean {
  if (code !== apostrophe && code !== comma && code !== dot && code !== colon) return false;
  const before = letters[at - 1] ?? 0;
  const after = letters[at + 1] ?? 0;
  if (code === apostrophe) return isWordCode(before) && isWordCode(after);
  return isDigit(before) && isDigit(after);
}

/** One hyphen is nothing; two are a line that machines draw. */
function isOdd(code: number, letters: Uint16Array, at: number): boolean {
  return isKind(code, kind.odd) || (code === hyphen && letters[at + 1] === hyphen);
}

function breaksClause(code: number, letters: Uint16Array, at: number): boolean {
  if (code === hyphen) return at > 0 && letters[at - 1] === space;
  return isKind(code, kind.clauseMark);
}
