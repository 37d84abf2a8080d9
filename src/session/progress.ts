import type { GradedChunk } from '../domain/grading.ts';
import type { Clock } from '../domain/ports.ts';

/** How far a run is. */
export interface Progress {
  readonly rows: number;
  readonly unscored: number;
  readonly perSecond: number;
  /** Null where the size of the input is not known. */
  readonly secondsLeft: number | null;
}

/** Follows a run and says when it is time to tell of it. */
export class ProgressMeter {
  private readonly clock: Clock;
  private readonly everyMs: number;
  private readonly start: number;
  private toldAt: number;
  private rows = 0;
  private unscored = 0;
  private firstShare: number | null = null;

  constructor(clock: Clock, everyMs: number) {
    this.clock = clock;
    this.everyMs = everyMs;
    this.start = clock();
    this.toldAt = this.start;
  }

  /** Counts a part; the progress when it is time to tell it. */
  count({ tally }: GradedChunk, share: number | null): Progress | null {
    this.rows += tally.answers;
    for (const [, count] of tally.reasons) this.unscored += count;
    this.firstShare ??= share;
    const now = this.clock();
    if (now - this.toldAt < this.everyMs) return null;
    this.toldAt = now;
    return this.progress(now, share);
  }

  private progress(now: number, share: number | null): Progress {
    const seconds = (now - this.start) / 1000;
    const { rows, unscored } = this;
    return {
      rows,
      unscored,
      perSecond: rows / seconds,
      secondsLeft: this.secondsLeft(seconds, share),
    };
  }

  /** What was read before the first part, such as the rows of an earlier run, says nothing of the speed. */
  private secondsLeft(seconds: number, share: number | null): number | null {
    if (share === null || this.firstShare === null || share <= this.firstShare) return null;
    return (seconds * (1 - share)) / (share - this.firstShare);
  }
}
