/** What a chunk should take to grade: long enough to be worth handing over, short enough to share out and to stop. */
const wantedMs = 40;
const mostLines = 256;
const firstLines = 8;

/** How many lines to hand over at once, learned from how long the last ones took. */
export class ChunkSize {
  lines = firstLines;

  learn(lines: number, ms: number): void {
    const fitting = ms <= 0 ? mostLines : Math.round((lines * wantedMs) / ms);
    // At most doubled: one quick chunk says little of the next.
    this.lines = Math.max(1, Math.min(mostLines, this.lines * 2, fitting));
  }
}
