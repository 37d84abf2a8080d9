import { byFile, type ProblemReporter } from './reporter.ts';
import { element, xmlDocument } from './xml.ts';

/** Checkstyle's XML, which many CI systems read: https://checkstyle.org */
export const checkstyle: ProblemReporter = (report) => {
  const files = [...byFile(report)].map(([name, problems]) =>
    element(
      'file',
      { name },
      problems.map(({ line, column, severity, message, code }) =>
        element('error', { line, column, severity, message, source: `drill.${code}` }),
      ),
    ),
  );
  return xmlDocument(element('checkstyle', { version: '4.3' }, files));
};
