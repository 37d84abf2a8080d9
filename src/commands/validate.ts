import { type ExitCode, exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import type { CheckedFiles } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import { byPlace, type Problem } from '../domain/problems/problem.ts';
import { BankCheck } from '../linting/bank-check.ts';
import { checkStrictness } from '../linting/strictness.ts';
import { countOf, type ProblemReport } from '../reporters/problems/reporter.ts';
import type { Scorer } from '../scoring/scorer.ts';
import type { Command, Context, Flags } from './command.ts';
import { fixFiles } from './fix-files.ts';
import { type ReportOutputs, reportOptions, reportOutputs, writeReport } from './report-outputs.ts';

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
    ...reportOptions,
    {
      flags: '--max-warnings <n>',
      description: 'exit 1 when there are more warnings',
      integer: { min: 0, max: 1_000_000 },
    },
    { flags: '--no-self-test', description: 'do not score the examples and samples' },
    { flags: '--no-cache', description: 'check again what was checked before and is unchanged' },
    {
      flags: '--fix',
      description: 'mend what needs no decision: order of keys, spaces, quotation marks, …',
    },
    {
      flags: '--check',
      description: 'say what --fix would mend and write nothing; exit 1 when it would',
    },
    { flags: '--watch', description: 'check again whenever a file is saved' },
    {
      flags: '--against <commit>',
      description: 'compare ids with that commit (default: HEAD, where there is a repository)',
    },
  ],
  examples: [
    { line: 'drill validate questions/', does: 'Checks every question file of a folder.' },
    {
      line: 'drill validate --format github --max-warnings 0 -o sarif=drill.sarif questions/',
      does: 'Annotates a pull request, fails on warnings too, and writes SARIF beside it.',
    },
  ],
  async run(context, args, flags) {
    const outputs = reportOutputs(flags);
    checkStrictness(context.configuration.settings);
    const paths = args.length > 0 ? args : context.configuration.settings.questions;
    const once = () => runOnce(context, paths, flags, outputs);
    if (flags.watch !== true) return once();
    if (paths.length === 0) throw new UsageError('--watch needs the files or folders to watch.');
    return watching(context, paths, once);
  },
};

const bundledOnly = print`These are the bundled questions; name files or folders to check your own.\n`;

async function runOnce(
  context: Context,
  paths: readonly string[],
  flags: Flags,
  outputs: ReportOutputs,
): Promise<ExitCode> {
  const isDry = flags.check === true;
  const changed = isDry || flags.fix === true ? await fixFiles(context, paths, !isDry) : 0;
  const report = await check(context, paths, flags);
  if (report.files.length === 0) {
    throw new NothingMatchedError(
      `There are no question files in ${paths.join(', ')}.`,
      'Question files end in .yaml or .yml.',
    );
  }
  await writeReport(report, outputs, context);
  if (paths.length === 0) await context.notes.write(bundledOnly);
  return fails(report.problems, flags) || (isDry && changed > 0)
    ? exitCodes.failed
    : exitCodes.done;
}

/** Checks again on every change; a folder that is empty for a moment is no reason to end. */
async function watching(
  context: Context,
  paths: readonly string[],
  once: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const changes = await context.changes(paths);
  let exitCode = await once();
  await context.notes.write(print`Watching ${paths.join(', ')}; Ctrl+C ends it.\n`);
  for await (const _ of changes) {
    await context.notes.write(print`\nSaved; checking again.\n`);
    exitCode = await once();
  }
  return exitCode;
}

async function check(
  context: Context,
  paths: readonly string[],
  flags: Flags,
): Promise<ProblemReport> {
  const scorer = flags.selfTest === false ? null : await context.scorer('rules');
  const checked = rememberedFiles(context, scorer, flags);
  const bankCheck = await createCheck(context, paths, flags, scorer, checked);
  const problems: Problem[] = [];
  const sources = new Map<string, string>();
  const files: string[] = [];
  for await (const loaded of context.questions.readFiles(paths, checked ?? undefined)) {
    context.signal.throwIfAborted();
    files.push(loaded.file);
    const own = await bankCheck.see(loaded);
    if (own.length > 0) sources.set(loaded.file, loaded.source);
    problems.push(...own);
  }
  for (const problem of await bankCheck.end()) {
    problems.push(problem);
    if (!sources.has(problem.file))
      sources.set(problem.file, await sourceOf(problem.file, context));
  }
  checked?.save();
  return { problems: problems.sort(byPlace), sources, files, version: context.version };
}

/** Results hang on the build of the program and on the scorer, beside what the files hold. */
function rememberedFiles(
  { build, questions }: Context,
  scorer: Scorer | null,
  flags: Flags,
): CheckedFiles | null {
  if (flags.cache === false || build === null) return null;
  const kind =
    scorer === null
      ? 'untested'
      : `${scorer.name} ${scorer.version} ${JSON.stringify(scorer.options)}`;
  return questions.checkedFiles(`${build} ${kind}`);
}

async function createCheck(
  context: Context,
  paths: readonly string[],
  flags: Flags,
  scorer: Scorer | null,
  checked: CheckedFiles | null,
): Promise<BankCheck> {
  const against = typeof flags.against === 'string' ? flags.against : null;
  return new BankCheck({
    settings: context.configuration.settings,
    scorer,
    checked,
    past: await context.questions.pastQuestions(paths, against),
    placesOf: async (file) => (await readAgain(file, context)).places(),
  });
}

async function sourceOf(file: string, context: Context): Promise<string> {
  return (await readAgain(file, context)).source;
}

async function readAgain(file: string, context: Context) {
  for await (const loaded of context.questions.readFiles([file])) return loaded;
  throw new Error(`${file} was there before.`);
}

function fails(problems: readonly Problem[], { maxWarnings }: Flags): boolean {
  return (
    countOf(problems, 'error') > 0 ||
    (typeof maxWarnings === 'number' && countOf(problems, 'warning') > maxWarnings)
  );
}
