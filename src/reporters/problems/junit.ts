import type { Printable } from '../../domain/printable.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import { byFile, countOf, type ProblemReporter } from './reporter.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/**
 * JUnit's XML: a suite a file, a case a problem, and one that passes for a file without any. Errors
 * are failures; warnings and notes pass and say so in their output.
 */
export const junit: ProblemReporter = (report) => {
  const suites = [...byFile(report)].map(([file, problems]) => suite(file, problems));
  const tests = [...byFile(report).values()].reduce((sum, { length }) => sum + (length || 1), 0);
  const failures = countOf(report.problems, 'error');
  return xmlDocument(
    element('testsuites', { name: 'drill validate', tests, failures, errors: 0 }, suites),
  );
};

function suite(file: string, problems: readonly Problem[]): Printable {
  const cases =
    problems.length === 0
      ? [element('testcase', { name: 'valid', classname: file })]
      : problems.map(testcase);
  const failures = countOf(problems, 'error');
  return element(
    'testsuite',
    { name: file, tests: cases.length, failures, errors: 0, skipped: 0 },
    cases,
  );
}

function testcase({ code, severity, message, file, line, column }: Problem): Printable {
  const place = `${file}:${line}:${column}`;
  const told =
    severity === 'error'
      ? textElement('failure', { message, type: code }, `${place} ${message}`)
      : textElement('system-out', {}, `${severity}: ${place} ${message}`);
  return element('testcase', { name: `${code} (${line}:${column})`, classname: file }, [told]);
}
