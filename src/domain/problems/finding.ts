import type { ProblemArguments, ProblemCode } from './arguments.ts';
import type { Place, Problem } from './problem.ts';
import { wordingOf } from './wording.ts';

/** A problem of a question file, before anybody looked where in the file it stands. */
export type Finding = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    readonly given: ProblemArguments[Code];
    /** JSON pointer to the value it is about. */
    readonly path: string;
    /** Where the caret goes: the value when absent. */
    readonly part?: 'key' | 'value';
    /** For what is not about a value of the content. */
    readonly place?: Place;
  };
}[ProblemCode];

/** So many problems of one file are listed; the others are counted. */
export const mostProblems = 500;

/** The problem as it is reported. */
export function problemAt(file: string, finding: Finding, place: Place): Problem {
  const { code, given, path } = finding;
  const { line, column, endLine, endColumn } = place;
  const { severity, message } = wordingOf(code, given as never);
  return { code, severity, message, file, line, column, endLine, endColumn, path };
}
