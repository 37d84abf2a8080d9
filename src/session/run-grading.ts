import { UsageError } from '../domain/errors.ts';
import type { Digest, RowSink, RunProgress } from '../domain/graded-run.ts';
import type { AnswerChunk, AnswerSource, ChunkGrader, GradedChunk } from '../domain/grading.ts';
import { ChunkSize } from './chunk-size.ts';
import { inOrder } from './in-order.ts';

export interface GradingRun {
  readonly source: AnswerSource;
  readonly grader: ChunkGrader;
  readonly sink: RowSink;
  readonly digest: Digest;
  /** Chunks under way at once. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Called for each part once its rows are written. */
  readonly onPart: (part: GradedChunk) => Promise<void>;
}

/** Grades a source into a sink in the order of the input, from where the sink left off. */
export async function runGrading(run: GradingRun): Promise<void> {
  const { grader, sink, digest, onPart } = run;
  const size = new ChunkSize();
  let lines = sink.resumed?.lines ?? 0;
  const work = async (chunk: AnswerChunk) => {
    digest.update(chunk.bytes);
    const soFar = digest.soFar();
    const graded = await grader.grade(chunk);
    size.learn(graded.lines, graded.ms);
    return { graded, digest: soFar };
  };
  for await (const done of inOrder(ungraded(run, size), work, run)) {
    const { text, tally } = done.graded;
    lines += done.graded.lines;
    await sink.write({ lines, digest: done.digest, text, tally });
    await onPart(done.graded);
    if (sink.writesThrough) grader.giveBack(text);
  }
}

/** The chunks that have not been graded yet; throws UsageError when those that have are no longer the same. */
async function* ungraded(run: GradingRun, size: ChunkSize): AsyncGenerator<AnswerChunk> {
  const { source, sink, digest } = run;
  const before: RunProgress = sink.resumed ?? { lines: 0, digest: '' };
  let passed = 0;
  const wanted = () => (passed < before.lines ? before.lines - passed : size.lines);
  for await (const chunk of source.chunks(wanted)) {
    if (passed >= before.lines) {
      yield chunk;
      continue;
    }
    digest.update(chunk.bytes);
    passed += chunk.lines;
    if (passed === before.lines && digest.soFar() !== before.digest) throw inputChanged(passed);
  }
  if (passed < before.lines) throw inputChanged(before.lines);
}

function inputChanged(lines: number): UsageError {
  return new UsageError(
    `The unfinished run cannot go on: the first ${lines} lines of the input are not those it graded.`,
    'Give it the input it was begun with, or begin again with --restart.',
  );
}
