import { bail } from './bail.ts';
import { keyAt, quotedAt, type Read, skipSpaces, type Value } from './line.ts';
import { plainValue } from './plain.ts';
import type { Spans } from './spans.ts';

const deepest = 8;

/** Reads a list or group in brackets that ends on its line. */
export class FlowReader {
  private readonly source: string;
  private depth = 0;
  /** Behind what was read. */
  at: number;
  /** The same without spaces. */
  private end = 0;
  /** Values and keys read, as the limits count them. */
  nodes = 0;

  private readonly spans: Spans | null;

  constructor(source: string, from: number, spans: Spans | null) {
    this.source = source;
    this.at = from;
    this.spans = spans;
  }

  read(): Value {
    const from = this.at;
    const value = this.any();
    this.spans?.value(from, this.end);
    return value;
  }

  private any(): Value {
    this.nodes += 1;
    const first = this.source[this.at];
    if (first === '[') return this.list();
    if (first === '{') return this.group();
    if (first === '"' || first === "'") return this.quoted();
    return this.plain();
  }

  private list(): Value[] {
    this.open();
    const items: Value[] = [];
    do {
      this.next();
      const outer = this.spans?.enter(items.length);
      items.push(this.read());
      if (outer !== undefined) this.spans?.leave(outer);
    } while (this.goesOn(']'));
    return items;
  }

  private group(): Value {
    this.open();
    const group: Record<string, Value> = {};
    do {
      this.next();
      const key = keyAt(this.source, this.at);
      if (key === '' || Object.hasOwn(group, key)) bail();
      this.nodes += 1;
      const outer = this.spans?.enter(key);
      this.spans?.key(this.at, this.at + key.length);
      this.at = skipSpaces(this.source, this.at + key.length + 1);
      group[key] = this.read();
      if (outer !== undefined) this.spans?.leave(outer);
    } while (this.goesOn('}'));
    return group;
  }

  private open(): void {
    this.depth += 1;
    if (this.depth > deepest) bail();
  }

  /** Steps over the bracket or comma before an entry; what is left empty is not known here. */
  private next(): void {
    this.at = skipSpaces(this.source, this.at + 1);
    if (',]}\n'.includes(this.source[this.at] ?? ',')) bail();
  }

  private goesOn(closing: string): boolean {
    this.at = skipSpaces(this.source, this.at);
    if (this.source[this.at] === ',') return true;
    if (this.source[this.at] !== closing) bail();
    this.at += 1;
    this.end = this.at;
    this.depth -= 1;
    return false;
  }

  private quoted(): Read['value'] {
    const { value, end } = quotedAt(this.source, this.at);
    this.at = end;
    this.end = end;
    return value;
  }

  private plain(): Read['value'] {
    const from = this.at;
    while (!',[]{}\n'.includes(this.source[this.at] ?? ',')) this.at += 1;
    const text = this.source.slice(from, this.at).trimEnd();
    this.end = from + text.length;
    if (text.endsWith(':') || text.includes(': ') || text.includes(' #')) bail();
    return plainValue(text);
  }
}
