import type { Printable, PrintableBytes } from '../domain/printable.ts';

/** Buffers kept for later use. */
const mostKept = 16;
/** Enough for most chunks: each growing leaves a smaller one behind. */
const smallest = 256 * 1024;
const newline = 0x0a;

/**
 * Memory for output rows that is used again once they are written: left to the garbage collector
 * it would pile up, since buffers outside the heap do not hurry it.
 */
export class RowBuffers {
  private readonly spare: ArrayBufferLike[] = [];

  /** Takes memory back; what it held is overwritten. */
  giveBack({ buffer }: Uint8Array): void {
    if (this.spare.length < mostKept && buffer.byteLength > 0) this.spare.push(buffer);
  }

  /** An empty text to add rows to. */
  begin(): RowText {
    return new RowText(this);
  }

  /** Memory of more than so many bytes. */
  take(bytes: number): Uint8Array {
    const at = this.spare.findIndex(({ byteLength }) => byteLength > bytes);
    const [found] = at === -1 ? [] : this.spare.splice(at, 1);
    return new Uint8Array(found ?? new ArrayBuffer(Math.max(smallest, bytes * 2)));
  }
}

/**
 * The rows of a chunk, written in UTF-8 as they come. Kept as strings until all are there they would
 * outlive a few collections of garbage, each of which would copy them.
 */
export class RowText {
  private readonly buffers: RowBuffers;
  private target: Uint8Array;
  private end = 0;

  constructor(buffers: RowBuffers) {
    this.buffers = buffers;
    this.target = buffers.take(0);
  }

  /** Adds a row and its newline. */
  add(row: Printable): void {
    const written = row.encodeInto(this.target.subarray(this.end, -1));
    if (written === null) {
      this.grow();
      this.add(row);
      return;
    }
    this.end += written;
    this.target[this.end++] = newline;
  }

  get bytes(): PrintableBytes {
    return this.target.subarray(0, this.end) as PrintableBytes;
  }

  private grow(): void {
    const small = this.bytes;
    this.target = this.buffers.take(this.target.length);
    this.target.set(small);
  }
}
