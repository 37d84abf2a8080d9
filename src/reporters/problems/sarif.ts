import { Printable, print } from '../../domain/printable.ts';
import { type Page, pages } from '../../domain/problems/pages.ts';
import type { Problem, Severity } from '../../domain/problems/problem.ts';
import { problemCodes, severityOf } from '../../domain/problems/wording.ts';
import type { ProblemReporter } from './reporter.ts';

const levelOf: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0 with the documentation of every rule: https://docs.oasis-open.org/sarif/sarif/v2.1.0 */
export const sarif: ProblemReporter = ({ problems, version }) => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'drill', version, rules: problemCodes.map(ruleFor) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(resultFor),
      },
    ],
  };
  return print`${Printable.json(log, 2)}\n`;
};

function ruleFor(id: (typeof problemCodes)[number]) {
  const page = pages[id];
  return {
    id,
    shortDescription: { text: page.what },
    fullDescription: { text: `${page.what} ${page.why}` },
    help: { text: `${page.what} ${page.why}`, markdown: markdownOf(page) },
    defaultConfiguration: { level: levelOf[severityOf(id).severity] },
  };
}

function markdownOf({ what, why, wrong, right }: Page): string {
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`**${title}**\n\n\`\`\`yaml\n${lines.join('\n')}\n\`\`\``];
  return [what, why, ...block('Wrong', wrong), ...block('Right', right)].join('\n\n');
}

function resultFor(problem: Problem) {
  const { code, severity, message, file, path } = problem;
  const { line, column, endLine, endColumn } = problem;
  return {
    ruleId: code,
    ruleIndex: (problemCodes as readonly string[]).indexOf(code),
    level: levelOf[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    partialFingerprints: { 'drillProblem/v1': `${code}:${path}` },
  };
}

/** Relative paths stay relative, as code scanning wants them; each part is encoded. */
function uriOf(file: string): string {
  const encoded = file.replaceAll('\\', '/').split('/').map(encodedPart).join('/');
  return file.startsWith('/') ? `file://${encoded}` : encoded.replace(/^(\.\/)+/, '');
}

/** A lone surrogate cannot be encoded. */
function encodedPart(part: string): string {
  return encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd'));
}
