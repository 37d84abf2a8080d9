import { DrillError, exitCodes } from '../domain/errors.ts';
import {
  type AnswerChunk,
  type ChunkGrader,
  type GradedChunk,
  LostChunk,
} from '../domain/grading.ts';
import type { PrintableBytes } from '../domain/printable.ts';
import { joined, linesApart } from './join-chunks.ts';

export interface Recovery {
  /** A grader of its own for lines that are graded one at a time, on one thread that is begun anew when it is lost. */
  readonly alone: () => ChunkGrader;
  /** The rows of a line that nobody can grade, for that reason. */
  readonly setAside: (line: AnswerChunk, reason: string) => Promise<GradedChunk>;
}

/** It is the scorer then, not the answers. */
const mostInARow = 10;

/**
 * Grades by another grader. A chunk that is lost is graded again line by line, so that its neighbours
 * have their rows; a line that is lost even where nothing was graded before it is set aside.
 */
export class RecoveringGrader implements ChunkGrader {
  private readonly grader: ChunkGrader;
  private readonly recovery: Recovery;
  private alone: ChunkGrader | null = null;
  /** One chunk is graded again at a time: each takes a thread beside those of the run. */
  private last: Promise<unknown> = Promise.resolve();
  private lostInARow = 0;
  private closed = false;

  constructor(grader: ChunkGrader, recovery: Recovery) {
    this.grader = grader;
    this.recovery = recovery;
  }

  async grade(chunk: AnswerChunk): Promise<GradedChunk> {
    try {
      const graded = await this.grader.grade(chunk);
      this.lostInARow = 0;
      return graded;
    } catch (error) {
      if (!(error instanceof LostChunk)) throw error;
      const again = this.last.then(() => this.gradeAgain(error));
      this.last = again.catch(() => {});
      return again;
    }
  }

  giveBack(text: PrintableBytes): void {
    this.grader.giveBack(text);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([this.grader.close(), this.alone?.close()]);
  }

  private async gradeAgain(lost: LostChunk): Promise<GradedChunk> {
    if (this.closed) throw lost;
    const alone = this.recovery.alone();
    this.alone = alone;
    try {
      const parts: GradedChunk[] = [];
      for (const line of linesApart(lost.chunk)) parts.push(await this.gradeLine(alone, line));
      return joined(parts);
    } finally {
      this.alone = null;
      await alone.close();
    }
  }

  /** What was graded before may be what a thread is lost by, so a line has another try without it. */
  private async gradeLine(alone: ChunkGrader, line: AnswerChunk): Promise<GradedChunk> {
    const once = await attempt(alone, line);
    const twice = once instanceof LostChunk ? await attempt(alone, once.chunk) : once;
    if (!(twice instanceof LostChunk)) {
      this.lostInARow = 0;
      return twice;
    }
    this.lostInARow += 1;
    if (this.lostInARow >= mostInARow) throw scorerDies(twice);
    return this.recovery.setAside(twice.chunk, twice.message);
  }
}

async function attempt(grader: ChunkGrader, line: AnswerChunk): Promise<GradedChunk | LostChunk> {
  try {
    return await grader.grade(line);
  } catch (error) {
    if (error instanceof LostChunk) return error;
    throw error;
  }
}

function scorerDies({ message, chunk }: LostChunk): DrillError {
  return new DrillError(
    exitCodes.unscored,
    `The scorer survived none of the last ${mostInARow} answers, up to line ${chunk.firstLine}: ${message}.`,
    'Mend the scorer. What was written with -o is kept: the same command with --resume goes on with it.',
  );
}
