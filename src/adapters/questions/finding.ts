import type { ProblemArguments, ProblemCode } from '../../domain/problems/arguments.ts';
import type { Place, Problem } from '../../domain/problems/problem.ts';
import { wordingOf } from '../../domain/problems/wording.ts';

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
    const { line, column, endLine, endColumn } = place;
    const { severity, message } = wordingOf(code, given);
    this.problems.push({
      code,
      severity,
      message,
      file: this.file,
      line,
      column,
      endLine,
      endColumn,
      path,
    });
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }
}
