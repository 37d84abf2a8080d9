import type { SourceMap } from '../source-places.ts';
import { bail, isBail } from './bail.ts';
import { blockScalar } from './block-scalar.ts';
import { FlowReader } from './flow.ts';
import { endsAt, keyAt, plainEnd, plainToEnd, quotedAt, skipSpaces, type Value } from './line.ts';
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
  private readonly lines: readonly string[];
  private at = -1;
  private line = '';
  /** Column of the first character of the line; -1 behind the last line. */
  private indentation = -1;
  private nodes = 0;
  private depth = 0;
  /** The line behind the last value. */
  private end = 0;
  readonly spans: Spans | null;

  constructor(source: string, withSpans: boolean) {
    this.lines = source.split('\n');
    if (this.lines.length > mostLines) bail();
    this.spans = withSpans ? new Spans(this.lines) : null;
  }

  read(): Value {
    this.advance();
    if (this.indentation !== 0 || this.isEntry(0)) bail();
    const value = this.group(0);
    return this.isOver ? value : bail();
  }

  private get isOver(): boolean {
    return this.indentation === -1;
  }

  /** Moves to the next line that is neither blank nor a comment. */
  private advance(): void {
    for (this.at += 1; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at] ?? '';
      const start = skipSpaces(line, 0);
      if (start === line.length) continue;
      if (line.charCodeAt(start) === hash) {
        this.passComment();
        continue;
      }
      this.line = line;
      this.indentation = start;
      return;
    }
    this.indentation = -1;
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
    const after = this.line.charCodeAt(column + 1);
    return this.line.charCodeAt(column) === dash && (after === 32 || Number.isNaN(after));
  }

  /** Keys with values, the first of them at a column of this line, the others at that of theirs. */
  private group(column: number): Value {
    this.depth += 1;
    if (this.depth > deepest) bail();
    const start = this.at;
    const group: Record<string, Value> = {};
    do {
      const key = keyAt(this.line, column);
      if (key === '' || Object.hasOwn(group, key)) bail();
      this.count(1);
      const outer = this.spans?.enter(key);
      this.spans?.key(this.at, column, column + key.length);
      group[key] = this.value(skipSpaces(this.line, column + key.length + 1), column);
      if (outer !== undefined) this.spans?.leave(outer);
    } while (this.indentation === column);
    this.spans?.block(start, column, this.end);
    if (this.indentation > column) bail();
    this.depth -= 1;
    return group;
  }

  private list(column: number): Value[] {
    this.depth += 1;
    if (this.depth > deepest) bail();
    const start = this.at;
    const items: Value[] = [];
    do {
      this.count(1);
      const outer = this.spans?.enter(items.length);
      items.push(this.item(skipSpaces(this.line, column + 1), column));
      if (outer !== undefined) this.spans?.leave(outer);
    } while (this.indentation === column && this.isEntry(column));
    this.spans?.block(start, column, this.end);
    if (this.indentation > column) bail();
    this.depth -= 1;
    return items;
  }

  private item(from: number, column: number): Value {
    if (from >= this.line.length || this.isEntry(from)) bail();
    return keyAt(this.line, from) === '' ? this.scalar(from, column) : this.group(from);
  }

  /** What stands behind a key: on its line, or below it. */
  private value(from: number, column: number): Value {
    const isBelow = from >= this.line.length || this.line.charCodeAt(from) === hash;
    if (!isBelow) return this.scalar(from, column);
    this.advance();
    const inner = this.indentation;
    if (inner < column) bail();
    if (this.isEntry(inner)) return this.list(inner);
    return inner > column ? this.group(inner) : bail();
  }

  private scalar(from: number, column: number): Value {
    this.count(1);
    const first = this.line[from];
    if (first === '>' || first === '|') return this.block(from, column);
    if (first === '[' || first === '{') return this.flow(from);
    const isQuoted = first === '"' || first === "'";
    const value = isQuoted ? this.quoted(from) : plainToEnd(this.line, from);
    if (!isQuoted) this.spans?.value(this.at, from, plainEnd(this.line, from));
    this.endLine();
    return value;
  }

  /** The value ends on this line. */
  private endLine(): void {
    this.end = this.at + 1;
    this.advance();
  }

  private block(from: number, column: number): string {
    const header = this.line.slice(from);
    const { value, next, end } = blockScalar(this.lines, this.at + 1, header, column);
    this.count(1);
    this.spans?.block(this.at, from, end);
    this.end = end;
    this.at = next - 1;
    this.advance();
    return value;
  }

  private flow(from: number): Value {
    const reader = new FlowReader(this.line, from, this.at, this.spans);
    const value = reader.read();
    this.count(reader.nodes);
    if (!endsAt(this.line, reader.at)) bail();
    this.endLine();
    return value;
  }

  private quoted(from: number): string {
    const { value, end } = quotedAt(this.line, from);
    if (!endsAt(this.line, end)) bail();
    this.spans?.value(this.at, from, end);
    return value;
  }
}
