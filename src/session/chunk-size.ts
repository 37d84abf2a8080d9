/** What a chunk should take to grade: long enough to be worth handing over, short enough to share out and to stop. */
const wantedMs = 40;
/** More would only be more to hold in memory. */
const mostLines = 64;
const firstLines = 8;
/** How much the last chunk says, beside all before it: one of them may have waited for a core. */
const shareOfLast = 0.25;

/** How many lines to hand over at once, learned from how long those before took. */
export class ChunkSize {
  lines = firstLines;
  private lineMs: number | null = null;

  learn(lines: number, ms: number): void {
    const last = ms / lines;
    this.lineMs = this.lineMs === null ? last : this.lineMs + (last - this.lineMs) * shareOfLast;
    const fitting = this.lineMs <= 0 ? mostLines : Math.round(wantedMs / this.lineMs);
    // At most doubled: one quick chunk says little of the next.
    this.lines = Math.max(1, Math.min(mostLines, this.lines * 2, fitting));
  }
}
