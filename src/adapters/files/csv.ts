import { pipeline, Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import type { InputRow } from '../../domain/answer-row.ts';
import { longestRowBytes } from './lines.ts';

interface CsvRecord {
  readonly record: Readonly<Record<string, Buffer>>;
  readonly info: Info & { readonly error?: CsvError };
}

/**
 * Reads CSV with a header line into rows whose values are objects of strings. A record that is
 * malformed, too long or not UTF-8 becomes a fault of its own row.
 */
export async function* readCsv(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly InputRow[]> {
  const faults: InputRow[] = [];
  const parser = parse({
    // With `bom` the parser would take UTF-8 for granted and hide what is not.
    columns: (header) => header.map((name: unknown) => String(name).trim()),
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
  pipeline(Readable.from(withoutMark(chunks)), parser, () => {});
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    const row = line + 1;
    line = info.lines;
    while ((faults[0]?.row ?? Number.POSITIVE_INFINITY) < row) yield faults.splice(0, 1);
    yield [info.error === undefined ? decoded(row, record) : { row, fault: malformed(info.error) }];
  }
  if (faults.length > 0) yield faults;
}

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    const marked = first && chunk.subarray(0, 3).toString('latin1') === '\xef\xbb\xbf';
    yield marked ? chunk.subarray(3) : chunk;
    first = false;
  }
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
