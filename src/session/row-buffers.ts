import type { Printable, PrintableBytes } from '../domain/printable.ts';

/** Buffers kept for later use. */
const mostKept = 16;
const smallest = 64 * 1024;
const newline = 0x0a;

/**
 * Memory for output rows that is used again once they are written: left to the garbage collector
 * it would pile up, since buffers outside the heap do not hurry it.
 */
export class RowBuffers {
  private readonly spare: ArrayBufferLike[] = [];

  /** Takes memory back; what it held is overwritten. */
  giveBack(bytes: PrintableBytes): void {
    if (this.spare.length < mostKept && bytes.buffer.byteLength > 0) this.spare.push(bytes.buffer);
  }

  /** The rows, each with its newline. */
  fill(rows: readonly Printable[]): PrintableBytes {
    const length = rows.reduce((sum, { text }) => sum + text.length + 1, 0);
    return this.fillWithin(rows, length) ?? this.fillWithin(rows, length * 3) ?? never();
  }

  /** Null where the rows take more bytes than that. */
  private fillWithin(rows: readonly Printable[], bytes: number): PrintableBytes | null {
    const buffer = this.take(bytes);
    const target = new Uint8Array(buffer);
    let end = 0;
    for (const row of rows) {
      const written = row.encodeInto(target.subarray(end, -1));
      if (written === null) {
        this.spare.push(buffer);
        return null;
      }
      end += written;
      target[end++] = newline;
    }
    return target.subarray(0, end) as PrintableBytes;
  }

  private take(bytes: number): ArrayBufferLike {
    // One byte to spare: the view that a row is written to ends before the last.
    const at = this.spare.findIndex(({ byteLength }) => byteLength > bytes);
    const [found] = at === -1 ? [] : this.spare.splice(at, 1);
    return found ?? new ArrayBuffer(Math.max(smallest, 2 ** Math.ceil(Math.log2(bytes + 2))));
  }
}

function never(): never {
  throw new Error('A row takes more than three bytes a character.');
}
