import { pipeline, Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import type { InputRow } from '../../domain/answer-row.ts';
import { type DelimiterName, headerOf, readHead } from './csv-header.ts';
import { longestRowBytes } from './lines.ts';

interface CsvRecord {
  readonly record: Readonly<Record<string, Buffer>>;
  readonly info: Info & { readonly error?: CsvError };
}

export interface CsvTable {
  readonly separatedBy: DelimiterName;
  /** None where there is no header line. */
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly InputRow[]>;
}

/**
 * Opens a table with a header line, which tells whether commas, semicolons or tabs separate; its rows
 * have objects of strings as values. A record that is malformed, too long or not UTF-8 becomes a fault
 * of its own row.
 */
export async function openCsv(chunks: AsyncIterable<Buffer>): Promise<CsvTable> {
  const rest = chunks[Symbol.asyncIterator]();
  const head = await readHead(rest);
  const { separatedBy, delimiter } = headerOf(head);
  async function* whole() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  let rows: CsvTable['rows'] = noRows();
  const columns = await new Promise<readonly string[]>((resolve) => {
    rows = readRecords(whole(), delimiter, resolve);
  });
  return { separatedBy, columns, rows };
}

async function* noRows(): AsyncGenerator<readonly InputRow[]> {}

/** Tells the columns as soon as they are read, or that there are none. */
function readRecords(
  bytes: AsyncIterable<Buffer>,
  delimiter: string,
  onColumns: (names: readonly string[]) => void,
): AsyncIterable<readonly InputRow[]> {
  const faults: InputRow[] = [];
  const parser = parse({
    columns: (header) => {
      const names = header.map((name: unknown) => String(name).trim());
      onColumns(names);
      return names;
    },
    delimiter,
    encoding: null,
    info: true,
    max_record_size: longestRowBytes,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      faults.push({ row: Number(error?.lines ?? 0), fault: malformed(error) });
      return undefined;
    },
  });
  pipeline(Readable.from(bytes), parser, () => onColumns([]));
  return rowsFrom(parser as AsyncIterable<CsvRecord>, faults);
}

/** The records as rows, with the faults in their places. */
async function* rowsFrom(
  records: AsyncIterable<CsvRecord>,
  faults: InputRow[],
): AsyncGenerator<readonly InputRow[]> {
  let line = 1;
  for await (const { record, info } of records) {
    const row = line + 1;
    line = info.lines;
    while ((faults[0]?.row ?? Number.POSITIVE_INFINITY) < row) yield faults.splice(0, 1);
    yield [info.error === undefined ? decoded(row, record) : { row, fault: malformed(info.error) }];
  }
  if (faults.length > 0) yield faults;
}

const strict = new TextDecoder('utf-8', { fatal: true });

function decoded(row: number, record: Readonly<Record<string, Buffer>>): InputRow {
  try {
    const fields = Object.entries(record).map(([name, bytes]) => [name, strict.decode(bytes)]);
    return { row, value: Object.fromEntries(fields) };
  } catch {
    return {
      row,
      fault: {
        code: 'not-utf8',
        message: 'The record is not valid UTF-8. Save the file as UTF-8.',
      },
    };
  }
}

function malformed(error: CsvError | undefined): { code: string; message: string } {
  const message =
    error?.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'The record is not CSV: a quotation mark is not closed.'
      : error?.code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
        ? 'The record has more or fewer fields than the header line.'
        : 'The record is not CSV.';
  return { code: 'not-csv', message };
}
