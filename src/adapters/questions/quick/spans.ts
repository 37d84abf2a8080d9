import type { Place } from '../../../domain/problems/problem.ts';
import { stepInto } from '../pointer.ts';
import type { SourceMap } from '../source-places.ts';

const textStart: Place = { line: 1, column: 1, endLine: 1, endColumn: 2 };

/** Where keys and values stand, told by the quick parser while it reads; lines and columns count from 0. */
export class Spans {
  private readonly lines: readonly string[];
  private readonly keys = new Map<string, Place>();
  private readonly values = new Map<string, Place>();
  private path = '';
  private line = 0;
  /** Where the line begins. */
  private start = 0;

  constructor(source: string) {
    this.lines = source.split('\n');
  }

  /** What follows is about this line, which begins at that offset. */
  moveTo(line: number, start: number): void {
    this.line = line;
    this.start = start;
  }

  /** What follows is about this entry; returns what `leave` needs. */
  enter(step: string | number): string {
    const before = this.path;
    this.path = stepInto(before, step);
    return before;
  }

  leave(before: string): void {
    this.path = before;
  }

  /** A key, by its offsets. */
  key(from: number, to: number): void {
    this.keys.set(this.path, this.within(from, to));
  }

  /** A value on one line, by its offsets. */
  value(from: number, to: number): void {
    this.values.set(this.path, this.within(from, to));
  }

  /** A value over several lines, which begins at a line and column and ends where the line `next` begins. */
  block(line: number, from: number, next: number): void {
    const isInside = next < this.lines.length;
    const last = this.lines.length - 1;
    this.values.set(this.path, {
      line: line + 1,
      column: from + 1,
      endLine: isInside ? next + 1 : last + 1,
      endColumn: isInside ? 1 : (this.lines[last]?.length ?? 0) + 1,
    });
  }

  /** The same map as `yaml` gives. */
  sourceMap(): SourceMap {
    const nearest = (pointer: string): string => {
      let known = pointer;
      while (!this.values.has(known) && known !== '')
        known = known.slice(0, known.lastIndexOf('/'));
      return known;
    };
    const value = (pointer: string) => this.values.get(nearest(pointer)) ?? textStart;
    return {
      value,
      key: (pointer) => this.keys.get(nearest(pointer)) ?? value(pointer),
    };
  }

  private within(from: number, to: number): Place {
    const line = this.line + 1;
    return { line, column: from - this.start + 1, endLine: line, endColumn: to - this.start + 1 };
  }
}
