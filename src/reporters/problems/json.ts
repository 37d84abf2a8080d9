import { Printable, print } from '../../domain/printable.ts';
import type { ProblemReporter } from './reporter.ts';

/** One array of all problems. */
export const json: ProblemReporter = ({ problems }) => print`${Printable.json(problems, 2)}\n`;

/** One problem a line. */
export const jsonLines: ProblemReporter = ({ problems }) =>
  Printable.join(problems.map((problem) => print`${Printable.json(problem)}\n`));
