import { Printable, print } from '../../domain/printable.ts';
import { csvCell } from '../csv-cell.ts';

/** A table as CSV (RFC 4180) with a header line; every cell in quotation marks. */
export function csvTable<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string>>[],
): Printable {
  const records = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  const lines = records.map((record) =>
    Printable.join(
      record.map((cell) => csvCell(cell, 'always')),
      ',',
    ),
  );
  return print`${Printable.join(lines, '\n')}\n`;
}
