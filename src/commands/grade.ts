import type { GradedRow } from '../domain/answer-row.ts';
import { type ExitCode, exitCodes, UsageError } from '../domain/errors.ts';
import type { GradeSummary } from '../domain/grade-summary.ts';
import { Printable, print } from '../domain/printable.ts';
import { gradeSummaryText } from '../reporters/grade-summary.ts';
import { createAssessor } from '../scoring/assess.ts';
import { gradeBatches } from '../session/grade.ts';
import { GradeTally } from '../session/grade-summary.ts';
import { batches, runBatch } from './batch-run.ts';
import type { Command, Context, Flags } from './command.ts';
import { formatOf, inputFormatOption } from './input-format.ts';
import { announce, estimateRun, noteUse } from './model-estimate.ts';
import {
  asksModel,
  embeddingFlags,
  matchesByMeaning,
  scorerName,
  scorerOptions,
} from './model-flags.ts';
import { questionsOption, readBank } from './selection-flags.ts';

const percent = { min: 0, max: 100 };

export const grade: Command = {
  name: 'grade',
  summary: 'Score a file of answers, one assessment a line',
  arguments: [
    {
      name: '<file>',
      description: 'NDJSON or CSV with questionId and answer; - for standard input',
    },
  ],
  options: [
    questionsOption,
    ...scorerOptions,
    {
      flags: '--engine <name>',
      description:
        'direct, or openai-batch: one batch at the provider, cheaper and slower (default: direct)',
      choices: ['direct', 'openai-batch'],
    },
    inputFormatOption,
    {
      flags: '-o, --output <file>',
      description: 'write the assessments there instead of standard output',
    },
    {
      flags: '--summary <file>',
      description:
        'write means and tables there: JSON for .json, else text; - for standard output, or standard error when the rows go there',
    },
    {
      flags: '--threshold <score>',
      description: 'exit 1 when an answer scores below',
      integer: percent,
    },
    { flags: '--min-mean <score>', description: 'exit 1 when the mean is below', integer: percent },
  ],
  examples: [
    {
      line: 'drill grade answers.ndjson -o assessments.ndjson',
      does: 'Grades a file into another.',
    },
    {
      line: 'cat answers.ndjson | drill grade - --threshold 60',
      does: 'Grades a pipe; exits 1 when an answer is below 60.',
    },
    {
      line: 'drill grade answers.ndjson --scorer llm --model llama3.1 --base-url http://localhost:11434/v1 --dry-run',
      does: 'Prints what would be sent to a model on this machine, and sends nothing.',
    },
  ],
  async run(context, [path = '-'], flags) {
    const bank = await readBank(context, flags);
    if (bank.questions.length === 0) {
      throw new UsageError('There are no questions to grade by.', 'Check --questions.');
    }
    const scorer = await context.scorer(scorerName(flags), flags);
    const estimate = asksModel(flags)
      ? await estimateRun(context, path, flags, bank.questions)
      : null;
    if (estimate !== null) await announce(context, estimate, flags);
    if (batches(path, flags)) await runBatch(context, path, bank.questions, flags);
    const tally = new GradeTally(bank.questions);
    const graded = gradeBatches(context.readRows(path, formatOf(path, flags)), {
      questions: bank.questions,
      checkRow: context.checkRow,
      prepare: (question) => {
        const assess = createAssessor(scorer, question);
        return (answer) => assess(answer, context.signal);
      },
    });
    if (flags.dryRun === true) return dryRun(graded, context);
    await writeRows(context, linesOf(graded, tally, context), flags);
    context.signal.throwIfAborted();
    return conclude(context, tally, flags);
  },
};

/** Goes through the rows for the requests that they would send, which print themselves. */
async function dryRun(batches: AsyncIterable<unknown>, { signal }: Context): Promise<ExitCode> {
  for await (const _rows of batches) signal.throwIfAborted();
  return exitCodes.done;
}

async function* linesOf(
  batches: AsyncIterable<readonly GradedRow[]>,
  tally: GradeTally,
  { signal }: Context,
): AsyncGenerator<Printable> {
  for await (const batch of batches) {
    signal.throwIfAborted();
    for (const row of batch) tally.add(row);
    yield print`${Printable.join(
      batch.map((row) => Printable.json(row)),
      '\n',
    )}\n`;
  }
}

async function writeRows(context: Context, rows: AsyncIterable<Printable>, flags: Flags) {
  if (typeof flags.output === 'string') return context.writeFile(flags.output, rows);
  for await (const text of rows) await context.out.write(text);
}

async function conclude(context: Context, tally: GradeTally, flags: Flags): Promise<ExitCode> {
  const summary = tally.summary();
  await writeSummary(context, summary, flags);
  const failures = failuresOf(summary, tally.lowest, flags);
  const mean = summary.mean === null ? '' : `, mean ${summary.mean}`;
  if (asksModel(flags)) await noteUse(context, flags);
  if (matchesByMeaning(flags)) await noteUse(context, embeddingFlags(flags));
  await context.notes.write(
    print`Graded ${summary.answers} ${summary.answers === 1 ? 'answer' : 'answers'}: ${summary.scored} scored, ${summary.unscored} unscored${mean}.\n`,
  );
  const second = tally.secondUnscored;
  if (second > 0) {
    await context.notes.write(
      print`The second scorer left ${second} ${second === 1 ? 'answer' : 'answers'} unscored; the reasons are in the rows.\n`,
    );
  }
  for (const failure of failures) await context.notes.write(print`${failure}\n`);
  if (failures.length > 0) return exitCodes.failed;
  return summary.unscored + second > 0 ? exitCodes.unscored : exitCodes.done;
}

function failuresOf(summary: GradeSummary, lowest: number | null, flags: Flags): string[] {
  const { threshold, minMean } = flags;
  const failures: string[] = [];
  if (typeof threshold === 'number' && lowest !== null && lowest < threshold) {
    failures.push(`The lowest score, ${lowest}, is below the threshold of ${threshold}.`);
  }
  if (typeof minMean === 'number' && summary.mean !== null && summary.mean < minMean) {
    failures.push(`The mean, ${summary.mean}, is below ${minMean}.`);
  }
  return failures;
}

async function writeSummary(context: Context, summary: GradeSummary, flags: Flags): Promise<void> {
  const { summary: target, output } = flags;
  if (typeof target !== 'string') return;
  const text = target.endsWith('.json')
    ? Printable.json(summary, 2)
    : gradeSummaryText(summary, { ...context.outLayout, colorLevel: 0 });
  const whole = print`${text}\n`;
  if (target === '-') await (output === undefined ? context.err : context.out).write(whole);
  else await context.writeFile(target, once(whole));
}

async function* once(text: Printable): AsyncGenerator<Printable> {
  yield text;
}
