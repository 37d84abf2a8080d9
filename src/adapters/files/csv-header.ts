import { UsageError } from '../../domain/errors.ts';
import type { CsvDialect } from './csv-record.ts';

/** What stands between the fields of a table, in the order in which they are preferred. */
const delimiters = { commas: ',', semicolons: ';', tabs: '\t' } as const;

export type DelimiterName = keyof typeof delimiters;

/** How a table is read: known from its header line. */
interface CsvHeader {
  readonly separatedBy: DelimiterName;
  readonly dialect: CsvDialect;
}

const quote = 0x22;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];
const longestHeaderBytes = 1024 * 1024;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The beginning of a table, without a byte order mark: its header line, if that is not too long, and what was read with it. */
export async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (!hasHeader(withoutMark(head)) && head.length < longestHeaderBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return withoutMark(head);
}

function withoutMark(head: Buffer): Buffer {
  return head.subarray(0, 3).equals(byteOrderMark) ? head.subarray(3) : head;
}

/** Spreadsheets write semicolons where the comma stands in numbers: what there is most of outside of quotes separates. */
export function headerOf(head: Buffer): CsvHeader {
  const counts = new Map<number, number>();
  const end = walkHeader(head, (byte) => counts.set(byte, (counts.get(byte) ?? 0) + 1));
  const codeOf = (name: DelimiterName) => delimiters[name].charCodeAt(0);
  const countOf = (name: DelimiterName) => counts.get(codeOf(name)) ?? 0;
  const names = Object.keys(delimiters) as DelimiterName[];
  const [separatedBy = 'commas'] = names.sort((a, b) => countOf(b) - countOf(a));
  return {
    separatedBy,
    dialect: { delimiter: codeOf(separatedBy), newline: newlineAt(head, end) },
  };
}

/** Very old spreadsheets end a line with a carriage return alone. */
function newlineAt(head: Buffer, end: number | null): number {
  const alone = end !== null && head[end] === carriageReturn && head[end + 1] !== lineFeed;
  return alone ? carriageReturn : lineFeed;
}

function hasHeader(head: Buffer): boolean {
  const end = walkHeader(head, () => {});
  // What follows on a carriage return tells what ends a line.
  return end !== null && end + 1 < head.length;
}

/** Visits the bytes of the first line that is not empty, but what is quoted; tells where the line ends, if it does. */
function walkHeader(head: Buffer, visit: (byte: number) => void): number | null {
  let quoted = false;
  let begun = false;
  for (const [at, byte] of head.entries()) {
    const ends = byte === lineFeed || byte === carriageReturn;
    if (ends && begun && !quoted) return at;
    begun ||= !ends;
    if (byte === quote) quoted = !quoted;
    else if (!quoted) visit(byte);
  }
  return null;
}

const mostShown = 12;
const longestShown = 40;

/** Throws UsageError where a table lacks a column that is needed. A file without any line lacks none. */
export function refuseMissing(
  path: string,
  { separatedBy, columns }: { separatedBy: DelimiterName; columns: readonly string[] },
  needed: readonly string[],
): void {
  const missing = needed.find((name) => !columns.includes(name));
  if (missing === undefined || columns.length === 0) return;
  const shown = columns.slice(0, mostShown).map((name) => `"${name.slice(0, longestShown)}"`);
  const more = columns.length > mostShown ? ', …' : '';
  throw new UsageError(
    `${path === '-' ? 'The table' : path} has no column "${missing}". Separated by ${separatedBy}, its columns are ${shown.join(', ')}${more}.`,
    'The first line names the columns, separated by commas, semicolons or tabs; drill grade takes others with --map, for example --map answer=Response, and the question of all rows with --question.',
  );
}
