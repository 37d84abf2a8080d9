import { type ExitCode, exitCodes, UsageError } from '../domain/errors.ts';
import type { AnswerSource } from '../domain/grading.ts';
import type { Bank } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { summarise } from '../session/grade-summary.ts';
import { unlessAborted } from '../session/interruption.ts';
import { neededFields } from '../session/map-row.ts';
import { batches, runBatch } from './batch-run.ts';
import type { Command, Context, Flags } from './command.ts';
import { EarlierGrading } from './grading/compare.ts';
import { conclusionOf } from './grading/conclusion.ts';
import { gradeOptions } from './grading/options.ts';
import { checkPlaces } from './grading/places.ts';
import { writeReports } from './grading/reports.ts';
import { type GradeRequest, requestFrom } from './grading/request.ts';
import { Counts, gradeAll } from './grading/run.ts';
import { planFor } from './grading/setup.ts';
import { exitCodeFor, failuresOf } from './grading/verdict.ts';
import { formatOf } from './input-format.ts';
import { announce, estimateRun, noteUse } from './model-estimate.ts';
import { asksModel } from './model-flags.ts';
import { readBank } from './selection-flags.ts';

export const grade: Command = {
  name: 'grade',
  summary: 'Score a file of answers, one assessment a line',
  arguments: [
    {
      name: '<file>',
      description:
        'NDJSON or CSV with questionId and answer, a folder of text files, or - for standard input',
    },
  ],
  options: gradeOptions,
  examples: [
    {
      line: 'drill grade answers.ndjson -o scores.ndjson --resume',
      does: 'Grades a file into another; goes on where a run before was killed.',
    },
    {
      line: 'drill grade answers.csv --map answer=Response,id=Email -o class.html',
      does: 'A class report from a spreadsheet.',
    },
    {
      line: 'drill grade answers.ndjson --questions edited.yaml --compare scores.ndjson',
      does: 'Shows what an edited rubric changes, before it is published.',
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
    const request = requestFrom(flags);
    await checkPlaces(context, request, path);
    const bank = await readBank(context, flags);
    if (bank.questions.length === 0) {
      throw new UsageError('There are no questions to grade by.', 'Check --questions.');
    }
    // Asked for by name here first: a mistake in it is told before anything is written.
    const scorer = await context.scorer(request.scorer, flags);
    const { compare } = request;
    const earlier =
      compare === null ? null : await new EarlierGrading(context, request, compare).begin();
    await askAhead(context, request, bank, path, flags);
    const needed = neededFields(request.mapping);
    const source = await unlessAborted(
      context.signal,
      context.openAnswers(path, formatOf(path, flags), needed),
    );
    if (flags.dryRun === true) return dryRun(context, request, bank, source, scorer);
    const counts = new Counts();
    const input = { source, path, scorer };
    await gradeAll(context, request, bank, input, { counts, earlier });
    await earlier?.conclude();
    return conclude(context, request, { bank, input, counts }, flags);
  },
};

/** What comes before a run that asks a model: how much it is going to need, and the batch at the provider. */
async function askAhead(
  context: Context,
  { mapping }: GradeRequest,
  { questions }: Bank,
  path: string,
  flags: Flags,
): Promise<void> {
  const batched = batches(path, flags);
  if (!asksModel(flags) || flags.dryRun === true) return;
  const answers = { path, mapping };
  const estimate = await estimateRun(context, answers, flags, questions);
  if (estimate !== null) await announce(context, estimate, flags);
  if (batched) await runBatch(context, answers, questions, flags);
}

/** Goes through the rows for the requests that they would send, which print themselves. */
async function dryRun(
  context: Context,
  request: GradeRequest,
  bank: Bank,
  source: AnswerSource,
  scorer: Scorer,
): Promise<ExitCode> {
  const { plan, chunked } = await planFor(context, request, bank, source);
  const grader = await context.waitingGrader(plan, scorer);
  for await (const chunk of chunked.chunks(() => linesOfDryRun)) {
    context.signal.throwIfAborted();
    grader.giveBack((await grader.grade(chunk)).text);
  }
  return exitCodes.done;
}

/** One after the other, as requests print themselves when they are made. */
const linesOfDryRun = 1;

interface Graded {
  readonly bank: Bank;
  readonly input: { readonly source: AnswerSource; readonly path: string };
  readonly counts: Counts;
}

async function conclude(
  context: Context,
  request: GradeRequest,
  { bank, input, counts: { tally, sketches } }: Graded,
  flags: Flags,
): Promise<ExitCode> {
  const summary = summarise(tally, bank.questions, sketches.summary());
  await writeReports(context, request, summary);
  const failures = failuresOf(summary, request);
  if (asksModel(flags)) await noteUse(context, flags);
  await context.notes.write(conclusionOf(summary, input));
  const second = tally.secondUnscored;
  if (second > 0) {
    await context.notes.write(
      print`The second scorer left ${second} ${second === 1 ? 'answer' : 'answers'} unscored; the reasons are in the rows.\n`,
    );
  }
  for (const failure of failures) await context.notes.write(print`${failure}\n`);
  return exitCodeFor(summary, second, failures);
}
