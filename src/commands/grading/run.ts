import { DrillError, InterruptedError } from '../../domain/errors.ts';
import type { RowSink } from '../../domain/graded-run.ts';
import type { AnswerSource, GradedChunk } from '../../domain/grading.ts';
import type { Bank } from '../../domain/ports.ts';
import { print } from '../../domain/printable.ts';
import type { TallyRecord } from '../../domain/tally.ts';
import type { Scorer } from '../../scoring/scorer.ts';
import { GradeTally } from '../../session/grade-tally.ts';
import { SketchBook } from '../../session/likeness.ts';
import { runGrading } from '../../session/run-grading.ts';
import type { Context } from '../command.ts';
import type { EarlierGrading } from './compare.ts';
import { type ProgressTeller, progressTeller } from './progress-line.ts';
import type { GradeRequest } from './request.ts';
import { graderFor, identityOf, planFor } from './setup.ts';
import { beginSink } from './sinks.ts';

/** What is counted of all parts of a run. */
export class Counts {
  readonly tally = new GradeTally();
  readonly sketches = new SketchBook();

  readonly add = (record: TallyRecord): void => {
    this.tally.merge(record);
    for (const sketch of record.sketches) this.sketches.add(sketch);
  };
}

/** Grades the source to where the rows go, and counts; what was written stays where it ends on the way. */
export async function gradeAll(
  context: Context,
  request: GradeRequest,
  bank: Bank,
  input: { readonly source: AnswerSource; readonly path: string; readonly scorer: Scorer },
  { counts, earlier }: { readonly counts: Counts; readonly earlier: EarlierGrading | null },
): Promise<void> {
  const { source, scorer } = input;
  const { plan, chunked } = await planFor(context, request, bank, source);
  const run = identityOf(context, request, plan, scorer);
  const { grader, limit } = await graderFor(context, request, plan, input);
  try {
    const { unfinished } = request;
    const sink = await beginSink(context, request, plan, { run, unfinished, onTally: counts.add });
    if (sink.compares) await noteComparison(context, request, comparisonBegun);
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
    if (sink.compares) await noteComparison(context, request, comparisonEnded);
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

const comparisonBegun = 'is finished already; this run only checks that its rows are the same';
const comparisonEnded = 'is complete and was left as it is';

function noteComparison({ notes }: Context, { output }: GradeRequest, what: string): Promise<void> {
  return notes.write(print`${output ?? ''} ${what}.\n`);
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
