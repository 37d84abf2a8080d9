import { bail } from './bail.ts';
import { isSpecialWord, plainValue } from './plain.ts';

const newline = 10;
const space = 32;
const hash = 35;
const colon = 58;
const longestKey = 64;

export type Value = string | number | boolean | Value[] | { [key: string]: Value };

/** Whether a line ends at an offset. */
export function isLineEnd(source: string, at: number): boolean {
  return at >= source.length || source.charCodeAt(at) === newline;
}

/** The end of the line that an offset is on. */
export function lineEndAfter(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

/** The offset of the first character at or after `from` that is no space. */
export function skipSpaces(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === space) at += 1;
  return at;
}

/** The key that begins at an offset and is followed by a colon and a space or the end of the line; empty when there is none. */
export function keyAt(source: string, from: number): string {
  let at = from;
  while (isOfKey(source.charCodeAt(at))) at += 1;
  const isKey = source.charCodeAt(at) === colon && isSpaceOrEnd(source, at + 1);
  if (!isKey || at === from || at - from > longestKey) return '';
  const key = source.slice(from, at);
  return isLetter(key.charCodeAt(0)) && !isSpecialWord(key) ? key : bail();
}

export function isSpaceOrEnd(source: string, at: number): boolean {
  return source.charCodeAt(at) === space || isLineEnd(source, at);
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isOfKey(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 45;
}

/** Whether only spaces or a comment follow on the line. */
export function endsAt(source: string, from: number): boolean {
  const at = skipSpaces(source, from);
  return isLineEnd(source, at) || (at > from && source.charCodeAt(at) === hash);
}

export interface Read {
  readonly value: string | number | boolean;
  /** Behind the last character of it. */
  readonly end: number;
}

/** A text without quotation marks up to the end of the line or a comment; most lines hold nothing but it. */
export function plainAt(source: string, from: number, marks: Marks): Read {
  const lineEnd = lineEndAfter(source, from);
  const isBare = source.charCodeAt(lineEnd - 1) !== space && !marks.isIn(from, lineEnd);
  const end = isBare ? lineEnd : plainEnd(source, from);
  return { value: plainValue(source.slice(from, end)), end };
}

function plainEnd(source: string, from: number): number {
  let end = from;
  for (let at = from; !isLineEnd(source, at); at++) {
    const code = source.charCodeAt(at);
    if (code === space) continue;
    if (code === hash && at > end) break;
    if (code === colon && isSpaceOrEnd(source, at + 1)) bail();
    end = at + 1;
  }
  return end;
}

/** Where the next colon and the next `#` are, looked for again only when they are passed. */
export class Marks {
  private readonly source: string;
  private colon = -1;
  private hash = -1;

  constructor(source: string) {
    this.source = source;
  }

  /** Whether there is one in a range; those asked about never begin before an earlier one. */
  isIn(from: number, to: number): boolean {
    if (this.colon < from) this.colon = this.next(':', from);
    if (this.hash < from) this.hash = this.next('#', from);
    return this.colon < to || this.hash < to;
  }

  private next(mark: string, from: number): number {
    const at = this.source.indexOf(mark, from);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  }
}

/** A text in quotation marks that ends on its line; `from` is that of the opening mark. */
export function quotedAt(source: string, from: number): Read {
  const end = source[from] === '"' ? source.indexOf('"', from + 1) : singleQuoteEnd(source, from);
  if (end === -1) bail();
  const text = source.slice(from + 1, end);
  if (text.includes('\n')) bail();
  if (source[from] === "'") return { value: text.replaceAll("''", "'"), end: end + 1 };
  return text.includes('\\') ? bail() : { value: text, end: end + 1 };
}

/** Two marks in a row are one of the text. */
function singleQuoteEnd(source: string, from: number): number {
  let end = source.indexOf("'", from + 1);
  while (end !== -1 && source[end + 1] === "'") end = source.indexOf("'", end + 2);
  return end;
}
