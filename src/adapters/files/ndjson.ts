import type { InputRow } from '../../domain/answer-row.ts';
import type { Reason } from '../../domain/assessment.ts';
import { firstInvalidByte } from '../../domain/utf8.ts';

/** A longer row is refused without being held in memory. */
export const longestRowBytes = 16 * 1024 * 1024;

const newline = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Splits newline-delimited JSON into rows, one batch a chunk. Blank lines are no rows but count as
 * lines. A line that is not UTF-8, not JSON or over 16 MiB becomes a fault of its own row.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<readonly InputRow[]> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) {
    const rows = splitter.take(chunk);
    if (rows.length > 0) yield rows;
  }
  const rest = splitter.end();
  if (rest.length > 0) yield rest;
}

class LineSplitter {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private overflowing = false;
  private line = 0;

  take(chunk: Buffer): InputRow[] {
    const last = chunk.lastIndexOf(newline);
    if (last === -1) {
      this.hold(chunk);
      return [];
    }
    const rows: InputRow[] = [];
    const first = chunk.indexOf(newline);
    this.hold(chunk.subarray(0, first));
    this.finishHeld(rows);
    if (last > first) this.readLines(chunk.subarray(first + 1, last), rows);
    this.hold(chunk.subarray(last + 1));
    return rows;
  }

  end(): InputRow[] {
    const rows: InputRow[] = [];
    if (this.heldBytes > 0 || this.overflowing) this.finishHeld(rows);
    return rows;
  }

  private hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.heldBytes += bytes.length;
    if (this.heldBytes > longestRowBytes) {
      this.overflowing = true;
      this.held = [];
    } else {
      this.held.push(bytes);
    }
  }

  private finishHeld(rows: InputRow[]): void {
    if (this.overflowing) {
      this.line += 1;
      rows.push({ row: this.line, fault: rowTooLong });
    } else {
      this.readLines(Buffer.concat(this.held), rows);
    }
    this.held = [];
    this.heldBytes = 0;
    this.overflowing = false;
  }

  /** Whole lines joined by newlines, decoded together; one by one only when that fails. */
  private readLines(bytes: Buffer, rows: InputRow[]): void {
    const text = this.line === 0 ? withoutMark(bytes) : bytes;
    let decoded: string;
    try {
      decoded = strict.decode(text);
    } catch {
      this.readBrokenLines(text, rows);
      return;
    }
    for (const line of decoded.split('\n')) this.readLine(line, rows);
  }

  private readBrokenLines(bytes: Buffer, rows: InputRow[]): void {
    let start = 0;
    while (start <= bytes.length) {
      const next = bytes.indexOf(newline, start);
      const end = next === -1 ? bytes.length : next;
      this.readBytes(bytes.subarray(start, end), rows);
      start = end + 1;
    }
  }

  private readBytes(bytes: Buffer, rows: InputRow[]): void {
    let line: string;
    try {
      line = strict.decode(bytes);
    } catch {
      this.line += 1;
      rows.push({ row: this.line, fault: notUtf8(firstInvalidByte(bytes)) });
      return;
    }
    this.readLine(line, rows);
  }

  private readLine(line: string, rows: InputRow[]): void {
    this.line += 1;
    if (line.trim() === '') return;
    try {
      rows.push({ row: this.line, value: JSON.parse(line) });
    } catch {
      rows.push({ row: this.line, fault: notJson });
    }
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
}

const rowTooLong: Reason = {
  code: 'row-too-long',
  message: 'The row is longer than 16 MiB. Split the answer or shorten it.',
};

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
