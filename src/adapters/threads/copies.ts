const blockBytes = 64 * 1024;
/** A row of its own may be far longer than a chunk usually is. */
const longestKept = 1024 * 1024;

/** Copies of what was moved to a thread, for when it is lost with it, in memory that is used again. */
export class Copies {
  private readonly mostSpare: number;
  private readonly spare: ArrayBuffer[] = [];

  constructor(mostSpare: number) {
    this.mostSpare = mostSpare;
  }

  copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const copy = new Uint8Array(this.memoryFor(bytes.length), 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
    if (this.spare.length < this.mostSpare && buffer.byteLength <= longestKept) {
      this.spare.push(buffer);
    }
  }

  private memoryFor(bytes: number): ArrayBuffer {
    const at = this.spare.findIndex(({ byteLength }) => byteLength >= bytes);
    if (at !== -1) return this.spare.splice(at, 1)[0] as ArrayBuffer;
    // One that is too small makes room for one that will be of use more often.
    this.spare.shift();
    return new ArrayBuffer(Math.ceil(bytes / blockBytes) * blockBytes);
  }
}
