import type { GradedChunk } from '../../domain/grading.ts';
import { print } from '../../domain/printable.ts';
import { progressText } from '../../reporters/progress.ts';
import { ProgressMeter } from '../../session/progress.ts';
import type { Context } from '../command.ts';

const redrawEveryMs = 200;
const tellEveryMs = 10_000;

export interface ProgressTeller {
  count(part: GradedChunk, share: number | null): Promise<void>;
  /** Clears the line. */
  end(): Promise<void>;
}

/** Tells how far a run is: on one line that is redrawn where somebody watches, else in a plain line now and then. */
export function progressTeller(context: Context, rowsOnTerminal: boolean): ProgressTeller {
  const { watched, errLayout, notes, clock } = context;
  const redraws = watched.err && !rowsOnTerminal && !errLayout.accessible;
  const meter = new ProgressMeter(clock, redraws ? redrawEveryMs : tellEveryMs);
  let shown = 0;
  const redraw = (text: string) => {
    const line = text.slice(0, errLayout.width - 1);
    const cleared = line.padEnd(shown);
    shown = line.length;
    return notes.write(print`${cleared}`.reshape((plain) => `\r${plain}`));
  };
  return {
    async count(part, share) {
      const progress = meter.count(part, share);
      if (progress === null) return;
      const text = progressText(progress);
      await (redraws ? redraw(text.text) : notes.write(print`${text}\n`));
    },
    async end() {
      if (shown === 0) return;
      await redraw('');
      await notes.write(print``.reshape(() => '\r'));
    },
  };
}
