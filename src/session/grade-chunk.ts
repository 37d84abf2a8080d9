import type { CarriedFields, GradedRow, InputRow, RowMapping } from '../domain/answer-row.ts';
import type { AnswerChunk, GradedChunk } from '../domain/grading.ts';
import type { Clock } from '../domain/ports.ts';
import type { Printable } from '../domain/printable.ts';
import type { Sketch } from '../domain/tally.ts';
import { type GradeSetup, rowGrader } from './grade.ts';
import { GradeTally, referenceTo } from './grade-tally.ts';
import { begun } from './in-order.ts';
import { carriedOf, mapRow } from './map-row.ts';
import type { RowBuffers } from './row-buffers.ts';
import { sketchOf } from './sketch.ts';

/** Rows up to this line are listed one by one where a class list is asked for. */
const lastListedRow = 1000;

export interface ChunkSetup extends GradeSetup {
  readonly rowsOf: (chunk: AnswerChunk) => readonly InputRow[];
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
    const written: Printable[] = [];
    const rows = setup.rowsOf(chunk).map((input) => {
      const mapped = 'fault' in input ? input : mappedRow(input, setup.mapping);
      return { mapped, early: setup.sideBySide === true ? begun(gradeRow(mapped)) : null };
    });
    for (const { mapped, early } of rows) {
      const result = early ?? gradeRow(mapped);
      const graded = result instanceof Promise ? await result : result;
      const value = 'fault' in mapped ? null : mapped.value;
      written.push(setup.write(graded, carriedOf(value)));
      tally.add(graded, { list: setup.closely && graded.row <= lastListedRow });
      if (setup.closely) keepSketch(tally, graded, value);
    }
    const text = setup.buffers.fill(written);
    return { lines: chunk.lines, text, tally: tally.record(), ms: setup.clock() - start };
  };
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
