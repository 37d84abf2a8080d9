import type { Place } from '../../domain/problems/problem.ts';

/** Turns offsets into lines and columns. */
export interface Places {
  /** The range of two offsets, the end exclusive. */
  between(start: number, end: number): Place;
  readonly lineCount: () => number;
}

export const fileStart: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Lines are counted once, when the first place is asked for. */
export function placesOf(source: string): Places {
  let lineStarts: number[] | undefined;
  const starts = () => {
    lineStarts ??= startsOfLines(source);
    return lineStarts;
  };
  const at = (offset: number): { line: number; column: number } => {
    const line = lastNotAfter(starts(), offset);
    return { line: line + 1, column: offset - (starts()[line] ?? 0) + 1 };
  };
  return {
    lineCount: () => starts().length,
    between(start, end) {
      const from = at(Math.min(start, source.length));
      const to = at(Math.min(Math.max(start, end), source.length));
      return { ...from, endLine: to.line, endColumn: to.column };
    },
  };
}

function startsOfLines(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
