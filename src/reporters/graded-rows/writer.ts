import type { CarriedFields, GradedRow } from '../../domain/answer-row.ts';
import type { Printable } from '../../domain/printable.ts';

/** One output row, without its newline. */
export type RowWriter = (row: GradedRow, carried: CarriedFields) => Printable;
