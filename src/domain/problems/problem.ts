/** What is wrong with a question file, as data. */
export type Severity = 'error' | 'warning' | 'info';

/** A range in a file: 1-based, columns in UTF-16 code units, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Problem extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** JSON pointer to the value, '' for the whole file. */
  readonly path: string;
}

/** By file, line, column, then code: the order in which problems are always printed. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.code, b.code) ||
    compare(a.path, b.path)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
