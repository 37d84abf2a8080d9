import type { RowSink } from '../../domain/graded-run.ts';
import type { GradingPlan } from '../../domain/grading.ts';
import { print } from '../../domain/printable.ts';
import { csvHeader } from '../../reporters/graded-rows/csv.ts';
import type { Context, SinkRequest } from '../command.ts';
import { type GradeRequest, writesRows } from './request.ts';

/** Where the rows go, with what stands before the first of them written. */
export async function beginSink(
  context: Context,
  request: GradeRequest,
  plan: GradingPlan,
  sinkRequest: SinkRequest,
): Promise<RowSink> {
  if (!writesRows(request)) return nowhere;
  const { output } = request;
  const sink =
    output === null ? standardOutput(context) : await context.openSink(output, sinkRequest);
  if (plan.output.format === 'csv' && sink.resumed === null) {
    const text = print`${csvHeader(plan.output)}\n`.encode();
    await sink.write({ text, lines: 0, digest: '', tally: null }).catch(async (error: unknown) => {
      await sink.leave();
      throw error;
    });
  }
  return sink;
}

const nowhere: RowSink = {
  resumed: null,
  journaled: false,
  writesThrough: true,
  compares: false,
  write: async () => {},
  finish: async () => {},
  leave: async () => {},
};

function standardOutput({ out }: Context): RowSink {
  return { ...nowhere, writesThrough: false, write: ({ text }) => out.write(text) };
}
