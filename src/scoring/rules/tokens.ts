import type { GradingCopy } from './normalise.ts';
import { formOf, isDigit } from './word-forms.ts';

export interface Token {
  /** Offsets into the answer as typed. */
  readonly start: number;
  readonly end: number;
  /** Lower case, without a contracted ending: "didn't" is `did`, "nurse's" is `nurse`. */
  readonly word: string;
  readonly stem: string;
  /** Whether the word can carry a point. */
  readonly content: boolean;
  /** Written with a capital first letter. */
  readonly capital: boolean;
  readonly sentence: number;
  readonly clause: number;
  /** The word itself negates: "not", "never", "didn't". */
  readonly negates: boolean;
  /** A number for the word, for comparing runs of words. */
  readonly code: number;
}

export interface Sentence {
  readonly index: number;
  /** Range of its tokens, the end exclusive. */
  readonly first: number;
  readonly end: number;
  /** Lower-case text of the grading copy, with single spaces. */
  readonly text: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

const abbreviations = new Set(
  'dr mr mrs ms st vs eg ie etc prof dept no approx a.m p.m e.g i.e'.split(' '),
);

/** Splits the grading copy into words, sentences and clauses in one pass. */
export function tokenise(copy: GradingCopy): Tokens {
  return new Tokeniser(copy).run();
}

class Tokeniser {
  private readonly tokens: Token[] = [];
  private readonly sentences: Sentence[] = [];
  private readonly copy: GradingCopy;
  private sentenceFirst = 0;
  private sentenceStart = 0;
  private clause = 0;

  constructor(copy: GradingCopy) {
    this.copy = copy;
  }

  run(): Tokens {
    const { text } = this.copy;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (isWordCode(code)) at = this.takeWord(at);
      else {
        this.takeMark(code, at);
        at += 1;
      }
    }
    this.endSentence(text.length);
    return { tokens: this.tokens, sentences: this.sentences };
  }

  private takeWord(start: number): number {
    const { text } = this.copy;
    let end = start + 1;
    while (end < text.length && (isWordCode(text.charCodeAt(end)) || joins(text, end))) end += 1;
    this.push(start, end, text.slice(start, end));
    return end;
  }

  private push(start: number, end: number, raw: string): void {
    const form = formOf(raw);
    if (form.breaksClause) this.clause += 1;
    const place = this.copy.original(start, end);
    this.tokens.push({
      start: place.start,
      end: place.end,
      word: form.word,
      stem: form.stem,
      content: form.content,
      capital: form.capital,
      sentence: this.sentences.length,
      clause: this.clause,
      negates: form.negates,
      code: form.code,
    });
  }

  private takeMark(code: number, at: number): void {
    const { text } = this.copy;
    if (
      code === newline ||
      ((code === dot || code === bang || code === ask) && this.endsSentence(code, at))
    ) {
      this.endSentence(at + 1);
    } else if (breaksClause(code, text, at)) {
      this.clause += 1;
    }
  }

  private endsSentence(code: number, at: number): boolean {
    const { text } = this.copy;
    const next = text.charCodeAt(at + 1);
    if (!Number.isNaN(next) && isWordCode(next)) return false;
    const last = this.tokens.at(-1);
    if (code !== dot || last === undefined) return true;
    return (
      !abbreviations.has(last.word) &&
      !(last.word.length === 1 && last.capital && last.word !== 'i')
    );
  }

  private endSentence(end: number): void {
    this.clause += 1;
    if (this.tokens.length > this.sentenceFirst) {
      this.sentences.push({
        index: this.sentences.length,
        first: this.sentenceFirst,
        end: this.tokens.length,
        text: singleSpaced(this.copy.text.slice(this.sentenceStart, end).toLowerCase()),
      });
      this.sentenceFirst = this.tokens.length;
    }
    this.sentenceStart = end;
  }
}

function singleSpaced(text: string): string {
  return /[\t\n\r]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

const newline = 10;
const bang = 33;
const dot = 46;
const ask = 63;

/** Letters and digits: ASCII, and every character from Latin-1's letters on but spaces and punctuation of later blocks. */
function isWordCode(code: number): boolean {
  if (code < 128) return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f)
  );
}

/** An apostrophe between letters, a dot, comma or colon between digits. */
function joins(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (Number.isNaN(after)) return false;
  if (code === 39) return isWordCode(before) && isWordCode(after);
  return (code === 44 || code === 46 || code === 58) && isDigit(before) && isDigit(after);
}

const clauseMarks = new Set([...',;:()[]"'].map((char) => char.charCodeAt(0)));

function breaksClause(code: number, text: string, at: number): boolean {
  if (clauseMarks.has(code)) return true;
  return code === 45 && text.charCodeAt(at - 1) === 32;
}
