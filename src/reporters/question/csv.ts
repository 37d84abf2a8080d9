import { Printable, print } from '../../domain/printable.ts';

/** A table as CSV (RFC 4180) with a header line; every cell in quotation marks. */
export function csvTable<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string>>[],
): Printable {
  const records = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  const lines = records.map((record) => Printable.join(record.map(cell), ','));
  return print`${Printable.join(lines, '\n')}\n`;
}

/** Spreadsheets run a cell that begins like a formula; an apostrophe keeps it a text. */
function cell(text: string): Printable {
  const inert = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return print`${inert}`.reshape((plain) => `"${plain.replaceAll('"', '""')}"`);
}
