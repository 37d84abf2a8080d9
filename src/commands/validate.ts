import { exitCodes, NothingMatchedError } from '../domain/errors.ts';
import { byPlace, type Problem } from '../domain/problems/problem.ts';
import { problemReporters } from '../reporters/problems/index.ts';
import type { ProblemReport } from '../reporters/problems/reporter.ts';
import type { Command, Context, Flags } from './command.ts';

export const validate: Command = {
  name: 'validate',
  summary: 'Check question files and print every problem with its place',
  arguments: [
    {
      name: '[paths...]',
      description: 'files and folders (default: the bundled bank and your own)',
    },
  ],
  options: [
    {
      flags: '--format <format>',
      description: 'text, json, jsonl or github',
      choices: Object.keys(problemReporters),
    },
    { flags: '--json', description: 'the same as --format json' },
    {
      flags: '--max-warnings <n>',
      description: 'exit 1 when there are more warnings',
      integer: { min: 0, max: 1_000_000 },
    },
  ],
  examples: [
    { line: 'drill validate questions/', does: 'Checks every question file of a folder.' },
    {
      line: 'drill validate --format github --max-warnings 0 questions/',
      does: 'Annotates a pull request, and fails on warnings too.',
    },
  ],
  async run(context, paths, flags) {
    const report = await check(context, paths);
    if (report.files === 0) {
      throw new NothingMatchedError(
        `There are no question files in ${paths.join(', ')}.`,
        'Question files end in .yaml or .yml.',
      );
    }
    const format = flags.json === true ? 'json' : String(flags.format ?? 'text');
    const reporter = problemReporters[format];
    if (reporter === undefined) throw new Error(`The format ${format} is missing from the list.`);
    await context.out.write(reporter(report, context.outLayout));
    return fails(report.problems, flags) ? exitCodes.failed : exitCodes.done;
  },
};

async function check(context: Context, paths: readonly string[]): Promise<ProblemReport> {
  const problems: Problem[] = [];
  const sources = new Map<string, string>();
  let files = 0;
  for await (const { file, source, problems: own } of context.questions.readFiles(paths)) {
    context.signal.throwIfAborted();
    files += 1;
    if (own.length > 0) sources.set(file, source);
    problems.push(...own);
  }
  return { problems: problems.sort(byPlace), sources, files };
}

function fails(problems: readonly Problem[], flags: Flags): boolean {
  const count = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  const { maxWarnings } = flags;
  return count('error') > 0 || (typeof maxWarnings === 'number' && count('warning') > maxWarnings);
}
