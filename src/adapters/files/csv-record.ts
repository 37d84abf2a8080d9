const quote = 0x22;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** How a table is written, in bytes. */
export interface CsvDialect {
  readonly delimiter: number;
  /** The byte that ends a line; before a line feed there may be a carriage return. */
  readonly newline: number;
}

/** A field as it stands in the file, without the quotation marks around it. */
export interface CsvField {
  readonly bytes: Buffer;
  readonly quoted: boolean;
}

/** A record and where the next begins; or that its end is not there yet, or what is wrong with it. */
export type ReadRecord =
  | { readonly fields: readonly CsvField[]; readonly end: number }
  | 'unfinished'
  | 'not-closed'
  | 'misquoted';

type ReadField =
  | { readonly field: CsvField; readonly end: number; readonly ends: boolean }
  | Exclude<ReadRecord, object>;

/** Reads the record that begins at `start`. Quotation marks that do not begin a field stand for themselves. */
export function readRecord(
  bytes: Buffer,
  start: number,
  dialect: CsvDialect,
  last: boolean,
): ReadRecord {
  const fields: CsvField[] = [];
  let at = start;
  for (;;) {
    const read =
      bytes[at] === quote
        ? quotedField(bytes, at, dialect, last)
        : plainField(bytes, at, dialect, last);
    if (typeof read === 'string') return read;
    fields.push(read.field);
    at = read.end;
    if (read.ends) return { fields, end: at };
  }
}

function plainField(
  bytes: Buffer,
  start: number,
  { delimiter, newline }: CsvDialect,
  last: boolean,
): ReadField {
  let at = start;
  while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) at += 1;
  if (at === bytes.length && !last) return 'unfinished';
  const ends = bytes[at] !== delimiter;
  const returned = ends && newline === lineFeed && at > start && bytes[at - 1] === carriageReturn;
  const field = { bytes: bytes.subarray(start, returned ? at - 1 : at), quoted: false };
  return { field, end: Math.min(at + 1, bytes.length), ends };
}

function quotedField(
  bytes: Buffer,
  start: number,
  { delimiter, newline }: CsvDialect,
  last: boolean,
): ReadField {
  const close = closingQuote(bytes, start + 1);
  if (close === -1) return last ? 'not-closed' : 'unfinished';
  const field = { bytes: bytes.subarray(start + 1, close), quoted: true };
  let at = close + 1;
  if (newline === lineFeed && bytes[at] === carriageReturn) at += 1;
  // Another quotation mark may follow, and make two of one.
  if (at === bytes.length) {
    return last ? { field, end: at, ends: true } : 'unfinished';
  }
  const ends = bytes[at] === newline;
  if (!ends && (bytes[at] !== delimiter || at > close + 1)) return 'misquoted';
  return { field, end: at + 1, ends };
}

/** Two quotation marks stand for one within the field. */
function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}
