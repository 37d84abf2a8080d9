import { isUtf8 } from 'node:buffer';
import type { InputRow } from '../../domain/answer-row.ts';
import type { Reason } from '../../domain/assessment.ts';
import type { AnswerChunk } from '../../domain/grading.ts';
import { firstInvalidByte } from '../../domain/utf8.ts';
import { cutLines } from './lines.ts';

const newline = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const linesAtOnce = 256;

/**
 * Splits newline-delimited JSON into rows, one batch a chunk. Blank lines are no rows but count as
 * lines. A line that is not UTF-8, not JSON or over 16 MiB becomes a fault of its own row.
 */
export async function* readNdjson(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<readonly InputRow[]> {
  for await (const chunk of cutLines(source, () => linesAtOnce)) {
    const rows = [...rowsOf(chunk)];
    if (rows.length > 0) yield rows;
  }
}

/** The rows of a chunk, each decoded and parsed when it is asked for. */
export function* rowsOf({ form, firstLine, bytes }: AnswerChunk): Generator<InputRow> {
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines = linesOf(form === 'answers' && firstLine === 1 ? withoutMark(own) : own);
  if (form === 'rows') {
    for (const line of lines) yield JSON.parse(line.toString('utf8'));
    return;
  }
  const sound = isUtf8(own);
  let row = firstLine;
  for (const line of lines) {
    const text = sound || isUtf8(line) ? line.toString('utf8') : null;
    if (text === null) yield { row, fault: notUtf8(firstInvalidByte(line)) };
    else if (text.trim() !== '') yield readLine(text, row);
    row += 1;
  }
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(newline, start);
    const end = next === -1 ? bytes.length : next;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

function readLine(line: string, row: number): InputRow {
  try {
    const value: unknown = JSON.parse(line);
    return isDeeperThan(deepest, value) ? { row, fault: tooDeep } : { row, value };
  } catch {
    return { row, fault: notJson };
  }
}

/** Far more than anybody needs; what is much deeper can be read but not written. */
const deepest = 100;

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part));
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

const tooDeep: Reason = {
  code: 'too-deep',
  message: `The row is nested more than ${deepest} levels deep. Leave out what grading does not need.`,
};
