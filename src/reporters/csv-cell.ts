import { type Printable, print } from '../domain/printable.ts';

/** What spreadsheets take for the beginning of a formula. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell of a table (RFC 4180). One that a spreadsheet would run is made a text by an apostrophe. */
export function csvCell(text: string, quotes: 'always' | 'where-needed'): Printable {
  const inert = formula.test(text) ? `'${text}` : text;
  return print`${inert}`.reshape((plain) =>
    quotes === 'always' || /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain,
  );
}
