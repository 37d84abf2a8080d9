import type { CarriedFields, GradedRow, InputRow, RowMapping } from '../domain/answer-row.ts';
import type { AnswerChunk, GradedChunk } from '../domain/grading.ts';
import type { Clock } from '../domain/ports.ts';
import type { Printable } from '../domain/printable.ts';
import type { Sketch } from '../domain/tally.ts';
import { type GradeSetup, rowGrader } from './grade.ts';
import { GradeTally, referenceTo } from './grade-tally.ts';
import { begun } from './interruption.ts';
import { carriedOf, mapRow } from './map-row.ts';
import type { RowBuffers } from './row-buffers.ts';
import { sketchOf } from './sketch.ts';

/** Rows up to this line are listed one by one where a class list is asked for. */
const lastListedRow = 1000;

export interface ChunkSetup extends GradeSetup {
  readonly rowsOf: (chunk: AnswerChunk) => Iterable<InputRow>;
  readonly mapping: RowMapping;
  /** One output row, without its newline. */
  readonly write: (row: GradedRow, carried: CarriedFields) => Printable;
  /** Whether answers are listed and sampled for a comparison with each other. */
  readonly closely: boolean;
  /** Whether rows that take their time are graded side by side, instead of each after the one before it. */
  readonly sideBySide?: boolean;
  readonly clock: Clock;
  readonly buffers: RowBuffers;
}

/** Grades a chunk row by row; the rows come out in order, each with its newline. */
export function chunkGrader(setup: ChunkSetup): (chunk: AnswerChunk) => Promise<GradedChunk> {
  const gradeRow = rowGrader(setup);
  return async (chunk) => {
    const start = setup.clock();
    const tally = new GradeTally();
    const text = setup.buffers.begin();
    for (const { mapped, early } of rowsToGrade(setup, chunk, gradeRow)) {
      const result = early ?? gradeRow(mapped);
      const graded = result instanceof Promise ? await result : result;
      const value = 'fault' in mapped ? null : mapped.value;
      text.add(setup.write(graded, carriedOf(value)));
      tally.add(graded, { list: setup.closely && graded.row <= lastListedRow });
      if (setup.closely) keepSketch(tally, graded, value);
    }
    const { lines } = chunk;
    return { lines, text: text.bytes, tally: tally.record(), ms: setup.clock() - start };
  };
}

interface RowToGrade {
  readonly mapped: InputRow;
  /** What it will come to, where it has been begun already. */
  readonly early: ReturnType<ReturnType<typeof rowGrader>> | null;
}

/** Rows that are graded side by side are all begun at once; else each is read when its turn comes. */
function rowsToGrade(
  { rowsOf, mapping, sideBySide }: ChunkSetup,
  chunk: AnswerChunk,
  gradeRow: ReturnType<typeof rowGrader>,
): Iterable<RowToGrade> {
  function* read(): Generator<RowToGrade> {
    for (const input of rowsOf(chunk)) {
      const mapped = 'fault' in input ? input : mappedRow(input, mapping);
      yield { mapped, early: sideBySide === true ? begun(gradeRow(mapped)) : null };
    }
  }
  return sideBySide === true ? [...read()] : read();
}

function mappedRow(input: { row: number; value: unknown }, mapping: RowMapping): typeof input {
  return { row: input.row, value: mapRow(input.value, mapping) };
}

/** Answers that copy the example are alike for a known reason. */
function keepSketch(tally: GradeTally, graded: GradedRow, value: unknown): void {
  if (graded.status !== 'scored' || graded.flags.includes('copied-example')) return;
  const { answer } = value as { readonly answer: string };
  const marks = sketchOf(answer);
  if (marks === null) return;
  const sketch: Sketch = { ...referenceTo(graded), questionId: graded.questionId, marks };
  tally.keep(sketch);
}
