import type { InputRow } from '../domain/answer-row.ts';
import type { Calibration } from '../domain/calibration.ts';
import { calibrationOf, type Measuring } from './calibration-of.ts';
import { type RatedRow, type RowScoring, readRatedRow } from './rated-row.ts';

export interface CalibrationSetup extends Measuring, RowScoring {}

/** Reads rated rows and measures how well the scorer agrees with them. */
export async function calibrate(
  batches: AsyncIterable<readonly InputRow[]>,
  setup: CalibrationSetup,
): Promise<Calibration> {
  const rated: RatedRow[] = [];
  const leftOut = new Map<string, number>();
  for await (const batch of batches) {
    for (const row of await Promise.all(batch.map((input) => readRatedRow(input, setup)))) {
      if (typeof row === 'string') leftOut.set(row, (leftOut.get(row) ?? 0) + 1);
      else rated.push(row);
    }
  }
  return calibrationOf(rated, leftOut, setup);
}

/** Rows that were read before, as a stream of them. */
export async function* inOneBatch(rows: readonly InputRow[]): AsyncGenerator<readonly InputRow[]> {
  yield rows;
}
