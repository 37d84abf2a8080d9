import { UsageError } from '../domain/errors.ts';
import { problemReporters } from '../reporters/problems/index.ts';
import type { ProblemReport } from '../reporters/problems/reporter.ts';
import type { Context, Flags, OptionSpec } from './command.ts';
import { listFlag } from './selection-flags.ts';

const formats = Object.keys(problemReporters);

export const reportOptions: readonly OptionSpec[] = [
  {
    flags: '--format <format>',
    description: `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`,
    choices: formats,
  },
  { flags: '--json', description: 'the same as --format json' },
  {
    flags: '-o, --output <format=file>',
    description:
      'write a report into a file as well, for example -o sarif=drill.sarif (repeatable)',
    list: true,
  },
];

/** Where reports go; made before anything is checked, so that a mistake is told at once. */
export interface ReportOutputs {
  readonly format: string;
  readonly files: readonly { readonly format: string; readonly path: string }[];
}

export function reportOutputs(flags: Flags): ReportOutputs {
  return {
    format: flags.json === true ? 'json' : String(flags.format ?? 'text'),
    files: listFlag(flags, 'output').map(outputFor),
  };
}

function outputFor(given: string): ReportOutputs['files'][number] {
  const [format = '', ...rest] = given.split('=');
  const path = rest.join('=');
  if (path === '' || !formats.includes(format)) {
    throw new UsageError(
      `The output "${given}" does not say which report to write where.`,
      `Write -o FORMAT=FILE with one of ${formats.join(', ')}.`,
    );
  }
  return { format, path };
}

/** Writes the report to standard output and into the files. */
export async function writeReport(
  report: ProblemReport,
  { format, files }: ReportOutputs,
  context: Context,
): Promise<void> {
  const inFile = { ...context.outLayout, colorLevel: 0 } as const;
  for (const { format: named, path } of files)
    await context.writeFile(path, [reporterNamed(named)(report, inFile)]);
  await context.out.write(reporterNamed(format)(report, context.outLayout));
}

function reporterNamed(format: string) {
  const reporter = problemReporters[format];
  if (reporter === undefined) throw new Error(`The format ${format} is missing from the list.`);
  return reporter;
}
