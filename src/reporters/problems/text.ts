import { Printable, print } from '../../domain/printable.ts';
import { fixableCodes } from '../../domain/problems/fixable.ts';
import type { Problem, Severity } from '../../domain/problems/problem.ts';
import { type Layout, lines, type Paint, paintFor, wrap } from '../layout.ts';
import { codeFrame } from './code-frame.ts';
import { countOf, type ProblemReport, type ProblemReporter } from './reporter.ts';

/** Each problem with its place and a code frame, then the count. */
export const text: ProblemReporter = (report, layout) => {
  const paint = paintFor(layout);
  const linesOf = linesByFile(report);
  const blocks = report.problems.map((problem) => block(problem, linesOf, layout, paint));
  return print`${Printable.join([...blocks, total(report, paint)], '\n\n')}\n`;
};

/** The lines of a file, split once however many problems it has. */
function linesByFile({ sources }: ProblemReport): (file: string) => readonly string[] {
  const split = new Map<string, readonly string[]>();
  return (file) => {
    const known = split.get(file) ?? (sources.get(file) ?? '').split('\n');
    split.set(file, known);
    return known;
  };
}

function block(
  problem: Problem,
  linesOf: (file: string) => readonly string[],
  layout: Layout,
  paint: Paint,
): Printable {
  const { file, line, column, severity, message, code } = problem;
  const place = paint.strong(`${file}:${line}:${column}`);
  const head = print`${place} ${severityPaint(severity, paint)(severity === 'info' ? 'note' : severity)} ${message} ${paint.quiet(`(${code})`)}`;
  const source = linesOf(file);
  const whole = wrap(head, layout.width, 2);
  return source.length === 1 && source[0] === ''
    ? whole
    : lines(whole, codeFrame(source, problem, layout));
}

function severityPaint(severity: Severity, paint: Paint) {
  if (severity === 'error') return paint.bad;
  return severity === 'warning' ? paint.middling : paint.accent;
}

function total({ problems, files }: ProblemReport, paint: Paint): Printable {
  const where = counted(files.length, 'file');
  if (problems.length === 0) return paint.good(`No problems in ${where}.`);
  const errors = countOf(problems, 'error');
  const notes = countOf(problems, 'info');
  const summary = [
    counted(errors, 'error'),
    counted(countOf(problems, 'warning'), 'warning'),
    ...(notes === 0 ? [] : [counted(notes, 'note')]),
  ].join(', ');
  const worst = errors > 0 ? paint.bad : paint.middling;
  return lines(worst(`${summary} in ${where}.`), ...nextSteps(problems, paint));
}

/** What helps from here: the page of the worst problem, and what can be mended by itself. */
function nextSteps(problems: readonly Problem[], paint: Paint): Printable[] {
  const fixable = problems.filter(({ code }) => fixableCodes.has(code)).length;
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  return [
    ...(first === undefined
      ? []
      : [paint.quiet(`\`drill explain ${first.code}\` says more, and so for each code.`)]),
    ...(fixable === 0 ? [] : [paint.quiet(`--fix mends ${fixable} of them.`)]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
