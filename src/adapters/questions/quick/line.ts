import { bail } from './bail.ts';
import { isSpecialWord, plainValue } from './plain.ts';

const space = 32;
const hash = 35;
const colon = 58;
const longestKey = 64;

export type Value = string | number | boolean | Value[] | { [key: string]: Value };

/** The offset of the first character at or after `from` that is no space; the length when there is none. */
export function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === space) at += 1;
  return at;
}

/** The key that begins at an offset and is followed by a colon and a space or the end of the line; empty when there is none. */
export function keyAt(line: string, from: number): string {
  let at = from;
  while (isOfKey(line.charCodeAt(at))) at += 1;
  const after = line.charCodeAt(at + 1);
  const isKey = line.charCodeAt(at) === colon && (after === space || Number.isNaN(after));
  if (!isKey || at === from || at - from > longestKey) return '';
  const key = line.slice(from, at);
  return isLetter(key.charCodeAt(0)) && !isSpecialWord(key) ? key : bail();
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isOfKey(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 45;
}

/** Whether only spaces or a comment follow. */
export function endsAt(line: string, from: number): boolean {
  const at = skipSpaces(line, from);
  return at >= line.length || (at > from && line.charCodeAt(at) === hash);
}

/** A text without quotation marks up to the end of the line or a comment. */
export function plainToEnd(line: string, from: number): string | number | boolean {
  const text = line.slice(from, plainEnd(line, from));
  if (text.endsWith(':') || text.includes(': ')) bail();
  return plainValue(text);
}

/** Where such a text ends. */
export function plainEnd(line: string, from: number): number {
  const comment = line.indexOf(' #', from);
  let end = comment === -1 ? line.length : comment;
  while (line.charCodeAt(end - 1) === space) end -= 1;
  return end;
}

export interface Quoted {
  readonly value: string;
  /** Behind the closing mark. */
  readonly end: number;
}

/** A text in quotation marks that ends on its line; `from` is that of the opening mark. */
export function quotedAt(line: string, from: number): Quoted {
  return line[from] === '"' ? doubleQuoted(line, from) : singleQuoted(line, from);
}

function doubleQuoted(line: string, from: number): Quoted {
  const end = line.indexOf('"', from + 1);
  if (end === -1) bail();
  const value = line.slice(from + 1, end);
  return value.includes('\\') ? bail() : { value, end: end + 1 };
}

function singleQuoted(line: string, from: number): Quoted {
  let end = line.indexOf("'", from + 1);
  while (end !== -1 && line[end + 1] === "'") end = line.indexOf("'", end + 2);
  if (end === -1) bail();
  return { value: line.slice(from + 1, end).replaceAll("''", "'"), end: end + 1 };
}
