import type { Reason } from '../../domain/assessment.ts';
import { type CsvDialect, type CsvField, type ReadRecord, readRecord } from './csv-record.ts';
import { longestRowBytes, rowTooLong } from './lines.ts';

/** A record, or what is wrong with it, and the 1-based line that it begins in. */
export type CsvRecord =
  | { readonly row: number; readonly fields: readonly CsvField[] }
  | { readonly row: number; readonly fault: Reason };

/**
 * Cuts a table into records. One that is broken ends where its first line ends, so that it takes none
 * of those after it with it; lines without anything are no records.
 */
export class CsvCutter {
  private readonly dialect: CsvDialect;
  private held: Buffer = Buffer.alloc(0);
  private line = 1;
  private overflowing = false;

  constructor(dialect: CsvDialect) {
    this.dialect = dialect;
  }

  take(read: Buffer): CsvRecord[] {
    this.held = Buffer.concat([this.held, read]);
    return this.cut(false);
  }

  end(): CsvRecord[] {
    return this.cut(true);
  }

  private cut(last: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let start = this.overflowing ? this.passOver(0, this.endOfLine(0, last)) : 0;
    while (start < this.held.length) {
      const read = readRecord(this.held, start, this.dialect, last);
      const end = typeof read === 'string' ? this.endOfLine(start, last) : read.end;
      const mayCome = read === 'unfinished' || end === null;
      if (mayCome && this.held.length - start <= longestRowBytes) break;
      if (!isBlank(read)) records.push(this.record(read, (end ?? this.held.length) - start));
      start = this.passOver(start, end);
    }
    this.held = this.held.subarray(start);
    return records;
  }

  /** Where the line ends; null where that is still to come. */
  private endOfLine(start: number, last: boolean): number | null {
    const next = this.held.indexOf(this.dialect.newline, start);
    if (next !== -1) return next + 1;
    return last ? this.held.length : null;
  }

  /** What is too long to be held is passed over as it comes. */
  private passOver(start: number, end: number | null): number {
    const stop = end ?? this.held.length;
    this.overflowing = end === null;
    this.line += countOf(this.held.subarray(start, stop), this.dialect.newline);
    return stop;
  }

  private record(read: ReadRecord, length: number): CsvRecord {
    const row = this.line;
    if (length > longestRowBytes) return { row, fault: rowTooLong };
    if (typeof read !== 'string') return { row, fields: read.fields };
    return { row, fault: { code: 'not-csv', message: messages[read] } };
  }
}

function isBlank(read: ReadRecord): boolean {
  if (typeof read === 'string' || read.fields.length > 1) return false;
  const [field] = read.fields;
  return field?.quoted === false && field.bytes.length === 0;
}

const notClosed = 'The record is not CSV: a quotation mark is not closed.';

const messages: Readonly<Record<Exclude<ReadRecord, object>, string>> = {
  'not-closed': notClosed,
  unfinished: notClosed,
  misquoted:
    'The record is not CSV: a quoted field goes on after its quotation mark. Write two for one that is part of the text.',
};

function countOf(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}
