import { DrillError, type ExitCode, InterruptedError, UsageError } from '../domain/errors.ts';
import type { RowSink } from '../domain/graded-run.ts';
import type { AnswerSource, GradedChunk } from '../domain/grading.ts';
import type { Bank } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import type { TallyRecord } from '../domain/tally.ts';
import { summarise } from '../session/grade-summary.ts';
import { GradeTally } from '../session/grade-tally.ts';
import { SketchBook } from '../session/likeness.ts';
import { runGrading } from '../session/run-grading.ts';
import type { Command, Context } from './command.ts';
import { EarlierGrading } from './grading/compare.ts';
import { gradeOptions } from './grading/options.ts';
import { type ProgressTeller, progressTeller } from './grading/progress-line.ts';
import { writeReports } from './grading/reports.ts';
import { type GradeRequest, requestFrom } from './grading/request.ts';
import { graderFor, identityOf, planFor } from './grading/setup.ts';
import { beginSink } from './grading/sinks.ts';
import { exitCodeFor, failuresOf } from './grading/verdict.ts';
import { formatOf } from './input-format.ts';
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
  ],
  async run(context, [path = '-'], flags) {
    const request = requestFrom(flags);
    const bank = await readBank(context, flags);
    if (bank.questions.length === 0) {
      throw new UsageError('There are no questions to grade by.', 'Check --questions.');
    }
    const source = await context.openAnswers(path, formatOf(path, flags));
    const counts = new Counts();
    const { compare } = request;
    const earlier =
      compare === null ? null : await new EarlierGrading(context, request, compare).begin();
    await gradeAll(context, request, bank, { source, path }, { counts, earlier });
    await earlier?.conclude();
    return conclude(context, request, bank, counts);
  },
};

/** What is counted of all parts of a run. */
class Counts {
  readonly tally = new GradeTally();
  readonly sketches = new SketchBook();

  readonly add = (record: TallyRecord): void => {
    this.tally.merge(record);
    for (const sketch of record.sketches) this.sketches.add(sketch);
  };
}

async function gradeAll(
  context: Context,
  request: GradeRequest,
  bank: Bank,
  { source, path }: { readonly source: AnswerSource; readonly path: string },
  { counts, earlier }: { readonly counts: Counts; readonly earlier: EarlierGrading | null },
): Promise<void> {
  // Asked for by name here first: a mistake in it is told before anything is written.
  const scorer = await context.scorer(request.scorer);
  const { plan, chunked } = await planFor(context, request, bank, source);
  const run = identityOf(context, plan, scorer);
  const { grader, limit } = await graderFor(context, request, plan, { source, path, scorer });
  try {
    const { unfinished } = request;
    const sink = await beginSink(context, request, plan, { run, unfinished, onTally: counts.add });
    const teller = progressTeller(context, request.output === null && context.watched.out);
    const { signal } = context;
    const onPart = async (part: GradedChunk) => {
      counts.add(part.tally);
      await earlier?.takePart(part.text);
      await teller.count(part, source.share());
    };
    const digest = context.newDigest();
    await finished(
      sink,
      runGrading({ source: chunked, grader, sink, digest, limit, signal, onPart }),
      context,
      teller,
    ).catch(async (error: unknown) => {
      await noteUnfinished(context, request, sink, error);
      throw error;
    });
  } finally {
    await grader.close();
  }
}

/** Makes the rows the result once all are written; what was written stays where they are not. */
async function finished(
  sink: RowSink,
  run: Promise<void>,
  { signal }: Context,
  teller: ProgressTeller,
): Promise<void> {
  try {
    await run;
    signal.throwIfAborted();
    await sink.finish();
  } catch (error) {
    await sink.leave();
    throw error;
  } finally {
    await teller.end();
  }
}

/** Known failures say themselves what to do next. */
async function noteUnfinished(
  { notes }: Context,
  { output }: GradeRequest,
  { journaled }: RowSink,
  error: unknown,
): Promise<void> {
  const known = error instanceof DrillError && !(error instanceof InterruptedError);
  if (known || output === null || !journaled) return;
  await notes.write(
    print`Stopped on the way; the same command with --resume goes on with ${output}.\n`,
  );
}

async function conclude(
  context: Context,
  request: GradeRequest,
  bank: Bank,
  { tally, sketches }: Counts,
): Promise<ExitCode> {
  const summary = summarise(tally, bank.questions, sketches.summary());
  await writeReports(context, request, summary);
  const failures = failuresOf(summary, request);
  const mean = summary.mean === null ? '' : `, mean ${summary.mean}`;
  const margin = summary.margin === null ? '' : ` ± ${summary.margin}`;
  await context.notes.write(
    print`Graded ${summary.answers} ${summary.answers === 1 ? 'answer' : 'answers'}: ${summary.scored} scored, ${summary.unscored} unscored${mean}${margin}.\n`,
  );
  for (const failure of failures) await context.notes.write(print`${failure}\n`);
  return exitCodeFor(summary, failures);
}
