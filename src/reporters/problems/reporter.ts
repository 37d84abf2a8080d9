import type { Printable } from '../../domain/printable.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { Layout } from '../layout.ts';

/** All problems of a run, in order, with the texts of the files they are in. */
export interface ProblemReport {
  readonly problems: readonly Problem[];
  /** By file name; a file that could not be read is missing. */
  readonly sources: ReadonlyMap<string, string>;
  /** Every file that was looked at, in order. */
  readonly files: readonly string[];
  /** Of the program. */
  readonly version: string;
}

/** Turns a report into what is printed, with the newline at its end. */
export type ProblemReporter = (report: ProblemReport, layout: Layout) => Printable;

export function countOf(problems: readonly Problem[], severity: Problem['severity']): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** The problems by file; files keep the order of the report, those without problems included. */
export function byFile({ files, problems }: ProblemReport): ReadonlyMap<string, Problem[]> {
  const grouped = new Map<string, Problem[]>(files.map((file) => [file, []]));
  for (const problem of problems) {
    const own = grouped.get(problem.file);
    if (own === undefined) grouped.set(problem.file, [problem]);
    else own.push(problem);
  }
  return grouped;
}
