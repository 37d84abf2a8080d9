import type { SourceMap } from '../source-places.ts';
import { bail, isBail } from './bail.ts';
import { blockScalar } from './block-scalar.ts';
import { FlowReader } from './flow.ts';
import {
  endsAt,
  isLineEnd,
  isSpaceOrEnd,
  keyAt,
  lineEndAfter,
  Marks,
  plainAt,
  quotedAt,
  skipSpaces,
  type Value,
} from './line.ts';
import { Spans } from './spans.ts';

/** Characters about which there is something to know: controls, tabs, odd spaces, marks that nobody sees, halves of pairs. */
const unusual = /[^\n\x20-\x7e\xa1-\xac\xae-\u1fff\u2010-\u2027\u2030-\u205e]/;
/** Far within the limits, so that those never need to be counted exactly. */
const longest = 200_000;
const mostLines = 10_000;
const mostNodes = 5_000;
const deepest = 16;

/**
 * The value of a text in the plain part of YAML that question files use, or undefined at the first
 * thing beyond it. What is returned is what `yaml` returns for a text without any fault: tests compare
 * the two over mutated files and YAML's own test suite.
 */
export function readQuickly(source: string): Value | undefined {
  return attempt(source, false)?.value;
}

/** Where everything stands in a text that `readQuickly` reads, and that has no comments among its values; undefined for any other. */
export function quickPlaces(source: string): SourceMap | undefined {
  return attempt(source, true)?.spans?.sourceMap();
}

function attempt(source: string, withSpans: boolean): Attempt | undefined {
  if (source.length > longest || unusual.test(source)) return undefined;
  try {
    const reader = new QuickReader(source, withSpans);
    return { value: reader.read(), spans: reader.spans };
  } catch (error) {
    if (isBail(error)) return undefined;
    throw error;
  }
}

interface Attempt {
  readonly value: Value;
  readonly spans: Spans | null;
}

const dash = 45;
const hash = 35;

class QuickReader {
  private readonly source: string;
  private readonly marks: Marks;
  /** Number of the line, from 0, and where it begins. */
  private line = -1;
  private start = 0;
  /** Column of the first character of the line; -1 behind the last line. */
  private indentation = -1;
  private nodes = 0;
  private depth = 0;
  /** The line behind the last value. */
  private end = 0;
  readonly spans: Spans | null;

  constructor(source: string, withSpans: boolean) {
    this.source = source;
    this.marks = new Marks(source);
    this.spans = withSpans ? new Spans(source) : null;
  }

  read(): Value {
    this.advance(0, 1);
    if (this.indentation !== 0 || this.isEntry(0)) bail();
    const value = this.group(0);
    return this.isOver ? value : bail();
  }

  private get isOver(): boolean {
    return this.indentation === -1;
  }

  /** Moves by some lines to the one that begins at an offset, or the next that is neither blank nor a comment. */
  private advance(start: number, lines: number): void {
    this.line += lines;
    for (let next = start; next < this.source.length; this.line++) {
      const from = skipSpaces(this.source, next);
      if (this.source.charCodeAt(from) === hash) this.passComment();
      else if (!isLineEnd(this.source, from)) {
        this.moveTo(next, from - next);
        return;
      }
      next = lineEndAfter(this.source, from) + 1;
    }
    this.indentation = -1;
  }

  private moveTo(start: number, indentation: number): void {
    if (this.line > mostLines) bail();
    this.start = start;
    this.indentation = indentation;
    this.spans?.moveTo(this.line, start);
  }

  /** To which of the values before it a comment belongs is not known here, and so not where they end. */
  private passComment(): void {
    if (this.spans !== null && this.nodes > 0) bail();
  }

  private count(nodes: number): void {
    this.nodes += nodes;
    if (this.nodes > mostNodes) bail();
  }

  private isEntry(column: number): boolean {
    const at = this.start + column;
    return this.source.charCodeAt(at) === dash && isSpaceOrEnd(this.source, at + 1);
  }

  /** Keys with values, the first of them at a column of this line, the others at that of theirs. */
  private group(column: number): Value {
    this.depth += 1;
    if (this.depth > deepest) bail();
    const first = this.line;
    const group: Record<string, Value> = {};
    do {
      const from = this.start + column;
      const key = keyAt(this.source, from);
      if (key === '' || Object.hasOwn(group, key)) bail();
      this.count(1);
      const outer = this.spans?.enter(key);
      this.spans?.key(from, from + key.length);
      group[key] = this.value(skipSpaces(this.source, from + key.length + 1), column);
      if (outer !== undefined) this.spans?.leave(outer);
    } while (this.indentation === column);
    this.spans?.block(first, column, this.end);
    if (this.indentation > column) bail();
    this.depth -= 1;
    return group;
  }

  private list(column: number): Value[] {
    this.depth += 1;
    if (this.depth > deepest) bail();
    const first = this.line;
    const items: Value[] = [];
    do {
      this.count(1);
      const outer = this.spans?.enter(items.length);
      items.push(this.item(skipSpaces(this.source, this.start + column + 1), column));
      if (outer !== undefined) this.spans?.leave(outer);
    } while (this.indentation === column && this.isEntry(column));
    this.spans?.block(first, column, this.end);
    if (this.indentation > column) bail();
    this.depth -= 1;
    return items;
  }

  private item(from: number, column: number): Value {
    const own = from - this.start;
    if (isLineEnd(this.source, from) || this.isEntry(own)) bail();
    return keyAt(this.source, from) === '' ? this.scalar(from, column) : this.group(own);
  }

  /** What stands behind a key: on its line, or below it. */
  private value(from: number, column: number): Value {
    const isBelow = isLineEnd(this.source, from) || this.source.charCodeAt(from) === hash;
    if (!isBelow) return this.scalar(from, column);
    this.endLine(from);
    const inner = this.indentation;
    if (inner < column) bail();
    if (this.isEntry(inner)) return this.list(inner);
    return inner > column ? this.group(inner) : bail();
  }

  private scalar(from: number, column: number): Value {
    this.count(1);
    const first = this.source[from];
    if (first === '>' || first === '|') return this.block(from, column);
    if (first === '[' || first === '{') return this.flow(from);
    const isQuoted = first === '"' || first === "'";
    const { value, end } = isQuoted
      ? quotedAt(this.source, from)
      : plainAt(this.source, from, this.marks);
    this.spans?.value(from, end);
    this.endValue(end);
    return value;
  }

  /** The value ends on this line, at an offset. */
  private endValue(at: number): void {
    if (!endsAt(this.source, at)) bail();
    this.end = this.line + 1;
    this.endLine(at);
  }

  private endLine(from: number): void {
    this.advance(lineEndAfter(this.source, from) + 1, 1);
  }

  private block(from: number, column: number): string {
    const lineEnd = lineEndAfter(this.source, from);
    const header = this.source.slice(from, lineEnd);
    const { value, next, lines, texts } = blockScalar(this.source, lineEnd + 1, header, column);
    this.count(1);
    this.end = this.line + 1 + texts;
    this.spans?.block(this.line, from - this.start, this.end);
    this.advance(next, 1 + lines);
    return value;
  }

  private flow(from: number): Value {
    const reader = new FlowReader(this.source, from, this.spans);
    const value = reader.read();
    this.count(reader.nodes);
    this.endValue(reader.at);
    return value;
  }
}
