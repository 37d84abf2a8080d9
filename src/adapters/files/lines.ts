import type { InputRow } from '../../domain/answer-row.ts';
import type { Reason } from '../../domain/assessment.ts';
import type { AnswerChunk } from '../../domain/grading.ts';

/** A longer row is refused without being held in memory. */
export const longestRowBytes = 16 * 1024 * 1024;

/** A chunk is cut after this many bytes, however few lines it has. */
const longestChunkBytes = 256 * 1024;

const blockBytes = 64 * 1024;

const newline = 0x0a;

/**
 * Cuts a stream of bytes into chunks of whole lines, at most `wanted()` of them each. A line over
 * 16 MiB is replaced by a row that says so. What is read may change once more is asked for.
 */
export async function* cutLines(
  source: AsyncIterable<Buffer>,
  wanted: () => number,
): AsyncGenerator<AnswerChunk> {
  const cutter = new LineCutter();
  for await (const read of source) yield* cutter.take(read, wanted);
  yield* cutter.end(wanted);
}

class LineCutter {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private overflowing = false;
  private line = 1;
  private offset = 0;

  *take(read: Buffer, wanted: () => number): Generator<AnswerChunk> {
    const last = read.lastIndexOf(newline);
    if (last === -1) return this.hold(read);
    let start = 0;
    if (this.heldBytes > 0) {
      const first = read.indexOf(newline) + 1;
      this.hold(read.subarray(0, first));
      yield* this.release(wanted);
      start = first;
    }
    yield* this.cut(read.subarray(start, last + 1), wanted);
    this.hold(read.subarray(last + 1));
  }

  *end(wanted: () => number): Generator<AnswerChunk> {
    if (this.heldBytes > 0) yield* this.release(wanted);
  }

  private hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.heldBytes += bytes.length;
    if (this.heldBytes > longestRowBytes) {
      this.overflowing = true;
      this.held = [];
    } else {
      this.held.push(Buffer.from(bytes));
    }
  }

  private *release(wanted: () => number): Generator<AnswerChunk> {
    if (this.overflowing) yield this.tooLong();
    else yield* this.cut(Buffer.concat(this.held), wanted);
    this.held = [];
    this.heldBytes = 0;
    this.overflowing = false;
  }

  private tooLong(): AnswerChunk {
    const chunk = chunkOfRows([{ row: this.line, fault: rowTooLong }], this.line);
    this.line += 1;
    this.offset += this.heldBytes;
    return chunk;
  }

  private *cut(bytes: Buffer, wanted: () => number): Generator<AnswerChunk> {
    let start = 0;
    while (start < bytes.length) {
      const { end, lines } = measure(bytes, start, wanted());
      const own = ownCopy(bytes.subarray(start, end));
      yield { form: 'answers', firstLine: this.line, lines, offset: this.offset, bytes: own };
      this.line += lines;
      this.offset += own.length;
      start = end;
    }
  }
}

/**
 * A copy can be handed to another thread whole. What one gives up is just right for the next where both
 * are of whole blocks: memory of any size would end up in pieces.
 */
function ownCopy(bytes: Buffer): Uint8Array {
  const blocks = Math.ceil(bytes.length / blockBytes);
  const copy = new Uint8Array(new ArrayBuffer(blocks * blockBytes), 0, bytes.length);
  copy.set(bytes);
  return copy;
}

function measure(bytes: Buffer, start: number, wanted: number): { end: number; lines: number } {
  let end = start;
  let lines = 0;
  while (end < bytes.length && lines < wanted && end - start < longestChunkBytes) {
    const next = bytes.indexOf(newline, end);
    end = next === -1 ? bytes.length : next + 1;
    lines += 1;
  }
  return { end, lines };
}

/** Rows that were read from another format, as a chunk; one line each. */
export function chunkOfRows(rows: readonly InputRow[], firstLine: number): AnswerChunk {
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return {
    form: 'rows',
    firstLine,
    lines: rows.length,
    offset: 0,
    bytes: new TextEncoder().encode(text),
  };
}

export const rowTooLong: Reason = {
  code: 'row-too-long',
  message: 'The row is longer than 16 MiB. Split the answer or shorten it.',
};
