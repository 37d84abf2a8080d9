import type { InputRow } from '../../domain/answer-row.ts';
import type { Reason } from '../../domain/assessment.ts';
import type { AnswerChunk } from '../../domain/grading.ts';
import { firstInvalidByte } from '../../domain/utf8.ts';
import { cutLines } from './lines.ts';

const newline = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const linesAtOnce = 256;

/**
 * Splits newline-delimited JSON into rows, one batch a chunk. Blank lines are no rows but count as
 * lines. A line that is not UTF-8, not JSON or over 16 MiB becomes a fault of its own row.
 */
export async function* readNdjson(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<readonly InputRow[]> {
  for await (const chunk of cutLines(source, () => linesAtOnce)) {
    const rows = rowsOf(chunk);
    if (rows.length > 0) yield rows;
  }
}

/** The rows of a chunk. */
export function rowsOf({ form, firstLine, bytes }: AnswerChunk): InputRow[] {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const own = lines.at(-1) === newline ? lines.subarray(0, -1) : lines;
  if (form === 'rows') return own.toString('utf8').split('\n').map(parsedRow);
  return rowsOfLines(firstLine === 1 ? withoutMark(own) : own, firstLine);
}

function parsedRow(line: string): InputRow {
  return JSON.parse(line);
}

/** Decoded together; one by one only when that fails. */
function rowsOfLines(bytes: Buffer, firstLine: number): InputRow[] {
  const lines = decoded(bytes)?.split('\n') ?? brokenLines(bytes);
  const rows: InputRow[] = [];
  lines.forEach((line, index) => {
    const row = firstLine + index;
    if (typeof line !== 'string') rows.push({ row, fault: notUtf8(firstInvalidByte(line)) });
    else if (line.trim() !== '') rows.push(readLine(line, row));
  });
  return rows;
}

function brokenLines(bytes: Buffer): (string | Buffer)[] {
  const lines: (string | Buffer)[] = [];
  let start = 0;
  while (start <= bytes.length) {
    const next = bytes.indexOf(newline, start);
    const line = bytes.subarray(start, next === -1 ? bytes.length : next);
    lines.push(decoded(line) ?? line);
    start += line.length + 1;
  }
  return lines;
}

function decoded(bytes: Buffer): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function readLine(line: string, row: number): InputRow {
  try {
    return { row, value: JSON.parse(line) };
  } catch {
    return { row, fault: notJson };
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
}

function notUtf8(offset: number): Reason {
  return {
    code: 'not-utf8',
    message: `The row is not valid UTF-8 at byte ${offset} of the line. Save the file as UTF-8.`,
  };
}

/** Says nothing of the parser's own words: they differ between versions of Node. */
const notJson: Reason = {
  code: 'not-json',
  message: 'The row is not JSON. Each line is one object with "questionId" and "answer".',
};
