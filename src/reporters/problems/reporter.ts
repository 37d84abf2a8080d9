import type { Printable } from '../../domain/printable.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { Layout } from '../layout.ts';

/** All problems of a run, in order, with the texts of the files they are in. */
export interface ProblemReport {
  readonly problems: readonly Problem[];
  /** By file name; a file that could not be read is missing. */
  readonly sources: ReadonlyMap<string, string>;
  readonly files: number;
}

/** Turns a report into what is printed, with the newline at its end. */
export type ProblemReporter = (report: ProblemReport, layout: Layout) => Printable;
