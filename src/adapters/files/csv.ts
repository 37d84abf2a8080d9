import type { InputRow } from '../../domain/answer-row.ts';
import type { Reason } from '../../domain/assessment.ts';
import { CsvCutter, type CsvRecord } from './csv-cutter.ts';
import { type DelimiterName, headerOf, readHead } from './csv-header.ts';
import type { CsvField } from './csv-record.ts';

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
  const { separatedBy, dialect } = headerOf(head);
  const cutter = new CsvCutter(dialect);
  const batches = cutAll(cutter, head, { [Symbol.asyncIterator]: () => rest });
  const [header, ...held] = await firstRecords(batches);
  const columns = header !== undefined && 'fields' in header ? header.fields.map(nameOf) : [];
  async function* rows() {
    yield (columns.length > 0 || header === undefined ? held : [header, ...held]).map(rowOf);
    for await (const records of batches) yield records.map(rowOf);
  }
  const rowOf = (record: CsvRecord) => toRow(record, columns);
  return { separatedBy, columns, rows: rows() };
}

async function* cutAll(
  cutter: CsvCutter,
  head: Buffer,
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<readonly CsvRecord[]> {
  yield cutter.take(head);
  for await (const read of rest) yield cutter.take(read);
  yield cutter.end();
}

async function firstRecords(
  batches: AsyncGenerator<readonly CsvRecord[]>,
): Promise<readonly CsvRecord[]> {
  for (;;) {
    const { done, value } = await batches.next();
    if (done === true) return [];
    if (value.length > 0) return value;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });

function nameOf({ bytes, quoted }: CsvField): string {
  return unquoted(bytes.toString('utf8'), quoted).trim();
}

function toRow(record: CsvRecord, columns: readonly string[]): InputRow {
  const { row } = record;
  if ('fault' in record) return { row, fault: record.fault };
  const { fields } = record;
  if (fields.length !== columns.length) return { row, fault: otherCount };
  try {
    const texts = fields.map(({ bytes, quoted }) => unquoted(strict.decode(bytes), quoted));
    return { row, value: Object.fromEntries(columns.map((name, at) => [name, texts[at]])) };
  } catch {
    return { row, fault: notUtf8 };
  }
}

function unquoted(text: string, quoted: boolean): string {
  return quoted ? text.replaceAll('""', '"') : text;
}

const otherCount: Reason = {
  code: 'not-csv',
  message: 'The record has more or fewer fields than the header line.',
};

const notUtf8: Reason = {
  code: 'not-utf8',
  message: 'The record is not valid UTF-8. Save the file as UTF-8.',
};
