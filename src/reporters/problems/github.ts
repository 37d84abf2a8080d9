import { Printable, print } from '../../domain/printable.ts';
import type { Problem, Severity } from '../../domain/problems/problem.ts';
import type { ProblemReporter } from './reporter.ts';

const commandOf: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Workflow commands for annotations on GitHub; the place is repeated in the message for logs.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: ProblemReporter = ({ problems }) => {
  const shown = [...problems].sort(bySeverity).slice(0, mostShown);
  const rest = problems.length - shown.length;
  return Printable.join([
    ...shown.map(annotation),
    ...(rest > 0
      ? [print`${rest} more ${rest === 1 ? 'problem is' : 'problems are'} not annotated.\n`]
      : []),
  ]);
};

/** GitHub shows ten annotations of a step and drops the others without a word. */
const mostShown = 10;

const ranks: readonly Severity[] = ['error', 'warning', 'info'];

function bySeverity(a: Problem, b: Problem): number {
  return ranks.indexOf(a.severity) - ranks.indexOf(b.severity);
}

function annotation({
  code,
  severity,
  message,
  file,
  line,
  column,
  endLine,
  endColumn,
}: Problem): Printable {
  const place = `file=${property(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn},title=${code}`;
  return print`::${commandOf[severity]} ${place}::${data(`${message} (${file}:${line}:${column})`)}\n`;
}

/** Escaped so that no text ends the line and begins a command of its own. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
