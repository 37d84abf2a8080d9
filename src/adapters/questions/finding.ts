import type { ProblemArguments, ProblemCode } from '../../domain/problems/arguments.ts';
import { type Finding, problemAt } from '../../domain/problems/finding.ts';
import type { Place, Problem } from '../../domain/problems/problem.ts';

/** Collects the problems of one file. */
export class Findings {
  readonly problems: Problem[] = [];
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
    this.problems.push(problemAt(this.file, { code, given, path } as Finding, place));
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }
}
