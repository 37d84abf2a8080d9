import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { UsageError } from '../../../domain/errors.ts';
import type { GradedPart, RowSink } from '../../../domain/graded-run.ts';
import { changeBetween } from './change.ts';

export interface FinishedPaths {
  readonly path: string;
  readonly journal: string;
  readonly unlock: () => Promise<void>;
}

/** Whether there is a finished output at the path. */
export async function isFinished(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.size > 0;
}

/** What may follow in the file on a row that is cut where the part ends. */
const restOfRow = 64 * 1024;

/**
 * Stands for the file of a run that has ended. Nothing of it is kept but its rows, so the same run has
 * to give them again: it is complete where they are the same bytes, and refused where they are not.
 */
export class FinishedSink implements RowSink {
  readonly resumed = null;
  readonly journaled = false;
  readonly writesThrough = true;
  readonly compares = true;
  private readonly paths: FinishedPaths;
  private readonly file: FileHandle;
  private bytes = 0;

  private constructor(paths: FinishedPaths, file: FileHandle) {
    this.paths = paths;
    this.file = file;
  }

  static async open(paths: FinishedPaths): Promise<FinishedSink> {
    return new FinishedSink(paths, await open(paths.path));
  }

  async write({ text, lines }: GradedPart): Promise<void> {
    const wanted = text.length + restOfRow;
    const { buffer, bytesRead } = await this.file.read(Buffer.alloc(wanted), 0, wanted, this.bytes);
    const there = buffer.subarray(0, bytesRead);
    if (!there.subarray(0, text.length).equals(text)) {
      throw otherRun(this.paths.path, changeBetween(there, Buffer.from(text)), lines);
    }
    this.bytes += text.length;
  }

  /** A run that was killed after its file had got its name left its journal. */
  async finish(): Promise<void> {
    const { size } = await this.file.stat();
    if (size > this.bytes) throw otherRun(this.paths.path, 'the input is shorter', 0);
    await rm(this.paths.journal, { force: true });
    await this.leave();
  }

  async leave(): Promise<void> {
    await this.file.close();
    await this.paths.unlock();
  }
}

function otherRun(path: string, change: string, lines: number): UsageError {
  const place = lines === 0 ? '' : `, within the first ${lines} lines`;
  return new UsageError(
    `${path} is finished and not the output of this run: ${change}${place}.`,
    'Write to another place with -o, or replace the file with --restart.',
  );
}
