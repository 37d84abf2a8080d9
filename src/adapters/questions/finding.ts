import type { ProblemArguments, ProblemCode } from '../../domain/problems/arguments.ts';
import { type Finding, mostProblems, problemAt } from '../../domain/problems/finding.ts';
import type { Place, Problem } from '../../domain/problems/problem.ts';

/** Collects the problems of one file. */
export class Findings {
  private readonly listed: Problem[] = [];
  private skipped = 0;
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add<Code extends ProblemCode>(
    code: Code,
    given: ProblemArguments[Code],
    place: Place,
    path = '',
  ): void {
    if (this.isFull) this.skipped += 1;
    else this.listed.push(problemAt(this.file, { code, given, path } as Finding, place));
  }

  /** Whether further problems would only be counted. */
  get isFull(): boolean {
    return this.listed.length >= mostProblems;
  }

  /** Counts problems that nobody need explain any more. */
  skip(count: number): void {
    this.skipped += count;
  }

  get problems(): readonly Problem[] {
    const last = this.listed.at(-1);
    if (this.skipped === 0 || last === undefined) return this.listed;
    const more = { code: 'more-problems', given: { count: this.skipped }, path: '' } as const;
    return [...this.listed, problemAt(this.file, more, last)];
  }

  get hasErrors(): boolean {
    return this.listed.some(({ severity }) => severity === 'error');
  }
}
