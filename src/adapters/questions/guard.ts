import { CST } from 'yaml';
import type { Findings } from './finding.ts';
import { limits } from './limits.ts';
import type { Places } from './places.ts';

/** A line inside a quotation that looks like a key or an entry of a list. */
const furtherKey = /\n *(- )?[a-zA-Z]+:(\s|$)/;

/** A file made to be refused need not be refused thousands of times. */
const mostRefused = 100;

/**
 * Watches the lexemes of a file before anything is built from them: depth, number of values, and
 * what YAML can do that a question file must not (anchors, aliases, tags, directives).
 */
export class Guard {
  /** Where quotations begin that run over what looks like further keys: most likely they were never closed. */
  readonly runaways: number[] = [];
  private offset = 0;
  private nodes = 0;
  private documents = 0;
  private refused = 0;
  private flowDepth = 0;
  private atLineStart = true;
  private column = 0;
  /** Columns at which the open block collections began. */
  private readonly indents: number[] = [];
  private readonly findings: Findings;
  private readonly places: Places;

  constructor(findings: Findings, places: Places) {
    this.findings = findings;
    this.places = places;
  }

  /** Takes one lexeme; false means that the rest is not to be read. */
  accepts(lexeme: string): boolean {
    const type = CST.tokenType(lexeme);
    const goesOn = this.check(type, lexeme);
    if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar')
      this.advance(type, lexeme);
    return goesOn;
  }

  private advance(type: CST.Token['type'] | string | null, lexeme: string): void {
    this.offset += lexeme.length;
    const lineEnd = lexeme.lastIndexOf('\n');
    this.column = lineEnd === -1 ? this.column + lexeme.length : lexeme.length - lineEnd - 1;
    if (lineEnd !== -1) this.atLineStart = true;
    else if (type !== 'space') this.atLineStart = false;
  }

  private check(type: string | null, lexeme: string): boolean {
    switch (type) {
      case 'alias':
      case 'anchor':
        return this.refuse('alias-not-allowed', lexeme);
      case 'tag':
        return this.refuse('tag-not-allowed', lexeme);
      case 'doc-start':
        return this.beginDocument(lexeme);
      case 'directive-line':
        return this.refuse('directive-not-allowed', lexeme);
      case 'flow-map-start':
      case 'flow-seq-start':
        this.flowDepth += 1;
        return this.countNode(lexeme);
      case 'flow-map-end':
      case 'flow-seq-end':
        this.flowDepth -= 1;
        return true;
      case 'seq-item-ind':
      case 'explicit-key-ind':
        this.open(true);
        return this.countNode(lexeme);
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        if (furtherKey.test(lexeme)) this.runaways.push(this.offset);
        this.open(false);
        return this.countNode(lexeme);
      case 'scalar':
      case 'block-scalar-header':
        this.open(false);
        return this.countNode(lexeme);
      default:
        return true;
    }
  }

  /** Collections are told by their columns: what begins further left closes those that began further right. */
  private open(indicator: boolean): void {
    if (this.flowDepth > 0 || !(this.atLineStart || indicator)) return;
    while (this.atLineStart && (this.indents.at(-1) ?? -1) >= this.column) this.indents.pop();
    this.indents.push(this.column);
  }

  private countNode(lexeme: string): boolean {
    this.nodes += 1;
    const place = this.places.between(this.offset, this.offset + lexeme.length);
    if (this.nodes > limits.nodes) {
      this.findings.add('too-many-nodes', { limit: limits.nodes }, place);
      return false;
    }
    if (this.indents.length + this.flowDepth > limits.depth) {
      this.findings.add('too-deep', { limit: limits.depth }, place);
      return false;
    }
    return true;
  }

  /** A line --- before the first value is only a beginning. */
  private beginDocument(lexeme: string): boolean {
    this.documents += 1;
    if (this.documents === 1 && this.nodes === 0) return true;
    const place = this.places.between(this.offset, this.offset + lexeme.length);
    this.findings.add('several-documents', {}, place);
    return false;
  }

  private refuse(
    code: 'alias-not-allowed' | 'tag-not-allowed' | 'directive-not-allowed',
    lexeme: string,
  ): boolean {
    const place = this.places.between(this.offset, this.offset + lexeme.length);
    this.findings.add(code, { text: lexeme.slice(0, 60) }, place);
    this.refused += 1;
    return this.refused < mostRefused;
  }
}
