import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DrillError, exitCodes, UsageError } from '../../../domain/errors.ts';
import type { GradedPart, RowSink, RunIdentity, RunProgress } from '../../../domain/graded-run.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { TallyRecord } from '../../../domain/tally.ts';
import { syncFolder } from '../write.ts';
import { FinishedSink, isFinished } from './finished.ts';
import { lock, type Processes } from './lock.ts';
import { journalLine, recordFor } from './records.ts';
import { checkJournal, type Kept, readUnfinished } from './resume.ts';

export interface SinkOptions {
  readonly path: string;
  readonly run: RunIdentity;
  /** What to do with an unfinished run: go on with it, begin again, or refuse. */
  readonly unfinished: 'resume' | 'restart' | 'refuse';
  readonly clock: Clock;
  readonly processes: Processes;
  /** Called with the counts of each part that an unfinished run had written. */
  readonly onTally: (tally: TallyRecord) => void;
}

/** How much of a run a power cut may undo. */
const syncEveryMs = 1000;

/**
 * Writes the rows of a run to `<path>.partial` with a journal beside it, so that a run killed at any
 * moment can go on. The file gets its name when it is whole; what is to be resumed and is finished is
 * only compared.
 */
export async function openJournaledSink(options: SinkOptions): Promise<RowSink> {
  const paths = { output: `${options.path}.partial`, journal: `${options.path}.journal` };
  const unlock = await lock(`${options.path}.lock`, options.processes).catch((error: unknown) => {
    throw cannotWrite(options.path, error, null);
  });
  try {
    const kept = await keptOf(options, paths);
    if (kept === null && options.unfinished === 'resume' && (await isFinished(options.path))) {
      return await FinishedSink.open({ path: options.path, journal: paths.journal, unlock });
    }
    const journal = await open(paths.journal, kept === null ? 'w' : 'a', 0o600);
    if (kept === null) {
      await journal.appendFile(journalLine({ drillJournal: 1, run: options.run }));
      await journal.sync();
    } else await journal.truncate(kept.journalBytes);
    const output = await open(paths.output, 'a', 0o600);
    await output.truncate(kept?.outputBytes ?? 0);
    return new JournaledSink(options, { ...paths, unlock }, { output, journal }, kept);
  } catch (error) {
    await unlock();
    throw cannotWrite(options.path, error, null);
  }
}

async function keptOf(
  { path, run, unfinished, onTally }: SinkOptions,
  paths: { readonly output: string; readonly journal: string },
): Promise<Kept | null> {
  const found = await stat(paths.journal).catch(() => null);
  if (found === null || found.size === 0) return null;
  await checkJournal(paths.journal);
  // Killed after the file had got its name, or before anything was written: there is nothing to go on with.
  const begun = await stat(paths.output).catch(() => null);
  if (begun === null || unfinished === 'restart') return null;
  if (unfinished === 'resume') return readUnfinished(paths, run, onTally);
  if (begun.size === 0) return null;
  throw new UsageError(
    `An unfinished run of ${path} is there (${paths.journal}).`,
    'Add --resume to go on with it, or --restart to begin again.',
  );
}

class JournaledSink implements RowSink {
  readonly resumed: RunProgress | null;
  readonly writesThrough = true;
  readonly compares = false;
  private readonly options: SinkOptions;
  private readonly paths: {
    readonly output: string;
    readonly journal: string;
    readonly unlock: () => Promise<void>;
  };
  private readonly files: { readonly output: FileHandle; readonly journal: FileHandle };
  private bytes: number;
  private lines: number;
  private syncedAt: number;
  private lineMemory = Buffer.alloc(0);

  constructor(
    options: SinkOptions,
    paths: JournaledSink['paths'],
    files: JournaledSink['files'],
    kept: Kept | null,
  ) {
    this.options = options;
    this.paths = paths;
    this.files = files;
    this.resumed = kept === null || kept.outputBytes === 0 ? null : kept;
    this.bytes = kept?.outputBytes ?? 0;
    this.lines = kept?.lines ?? 0;
    this.syncedAt = options.clock();
  }

  /** Before the first line of the input is graded there is nothing to go on with. */
  get journaled(): boolean {
    return this.lines > 0;
  }

  async write(part: GradedPart): Promise<void> {
    try {
      const bytes = this.bytes + part.text.length;
      // The rows first: a record must never speak of rows that are not there.
      await this.files.output.appendFile(part.text);
      await this.files.journal.appendFile(this.encoded(journalLine(recordFor(part, bytes))));
      this.bytes = bytes;
      this.lines = part.lines;
      if (this.options.clock() - this.syncedAt >= syncEveryMs) await this.sync();
    } catch (error) {
      throw cannotWrite(this.options.path, error, this.lines);
    }
  }

  async finish(): Promise<void> {
    try {
      await this.files.output.sync();
      await this.close();
      await rename(this.paths.output, this.options.path);
      await syncFolder(dirname(this.options.path));
      await rm(this.paths.journal);
      await this.paths.unlock();
    } catch (error) {
      throw cannotWrite(this.options.path, error, this.lines);
    }
  }

  async leave(): Promise<void> {
    await this.sync().catch(() => {});
    await this.close();
    if (!this.journaled) await this.removeBoth();
    await this.paths.unlock();
  }

  private async removeBoth(): Promise<void> {
    const { output, journal } = this.paths;
    for (const path of [output, journal]) await rm(path, { force: true });
  }

  /** In the memory of the line before: lines of their own would pile up between collections. */
  private encoded(line: string): Uint8Array {
    const length = Buffer.byteLength(line);
    if (this.lineMemory.length < length) this.lineMemory = Buffer.allocUnsafeSlow(length * 2);
    return this.lineMemory.subarray(0, this.lineMemory.write(line));
  }

  private async sync(): Promise<void> {
    await this.files.output.datasync();
    await this.files.journal.datasync();
    this.syncedAt = this.options.clock();
  }

  private async close(): Promise<void> {
    await this.files.output.close();
    await this.files.journal.close();
  }
}

function cannotWrite(path: string, error: unknown, lines: number | null): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const kept = lines === null ? '' : ` The first ${lines} lines of the input are graded and kept.`;
  return new DrillError(
    exitCodes.usage,
    `Cannot write ${path}: ${error.message}.${kept}`,
    lines === null
      ? 'Choose another place with -o.'
      : 'Make room, then run the same command with --resume.',
  );
}
