import type { Place } from '../../../domain/problems/problem.ts';
import { stepInto } from '../pointer.ts';
import type { SourceMap } from '../source-places.ts';

/** Where keys and values stand, told by the quick parser while it reads; lines and columns count from 0. */
export class Spans {
  private readonly lines: readonly string[];
  private readonly keys = new Map<string, Place>();
  private readonly values = new Map<string, Place>();
  private path = '';

  constructor(lines: readonly string[]) {
    this.lines = lines;
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

  key(line: number, from: number, to: number): void {
    this.keys.set(this.path, within(line, from, to));
  }

  /** A value on one line. */
  value(line: number, from: number, to: number): void {
    this.values.set(this.path, within(line, from, to));
  }

  /** A value over several lines, which ends where the line `next` begins. */
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
    const value = (pointer: string) => this.values.get(nearest(pointer)) ?? within(0, 0, 1);
    return {
      value,
      key: (pointer) => this.keys.get(nearest(pointer)) ?? value(pointer),
    };
  }
}

function within(line: number, from: number, to: number): Place {
  return { line: line + 1, column: from + 1, endLine: line + 1, endColumn: to + 1 };
}
