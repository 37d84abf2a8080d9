import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { UsageError } from '../../../domain/errors.ts';
import type { RunIdentity, RunProgress } from '../../../domain/graded-run.ts';
import type { TallyRecord } from '../../../domain/tally.ts';
import { isHeader, isRecord, type JournalRecord, journalEntries } from './records.ts';

/** What of an unfinished run is whole, and where its two files are to be cut. */
export interface Kept extends RunProgress {
  readonly outputBytes: number;
  readonly journalBytes: number;
}

/**
 * Reads an unfinished run: every record whose rows stand in the output as they were written. What
 * comes after the first that do not is cut off and graded again. Null when nothing was begun.
 */
export async function readUnfinished(
  paths: { readonly output: string; readonly journal: string },
  run: RunIdentity,
  onTally: (tally: TallyRecord) => void,
): Promise<Kept | null> {
  const output = await open(paths.output, 'r').catch(() => null);
  let kept: Kept | null = null;
  try {
    for await (const { entry, end } of journalEntries(paths.journal)) {
      if (kept === null) {
        checkIdentity(entry, run, paths.journal);
        kept = { lines: 0, digest: '', outputBytes: 0, journalBytes: end };
        continue;
      }
      if (output === null || !isRecord(entry)) break;
      if (!(await stands(output, kept.outputBytes, entry))) break;
      if (entry.tally !== null) onTally(entry.tally);
      const { lines, digest, bytes: outputBytes } = entry;
      kept = { lines, digest, outputBytes, journalBytes: end };
    }
  } finally {
    await output?.close();
  }
  return kept;
}

async function stands(output: FileHandle, from: number, record: JournalRecord): Promise<boolean> {
  const wanted = record.bytes - from;
  if (wanted < 0 || wanted > (await output.stat()).size) return false;
  const { buffer, bytesRead } = await output.read(Buffer.alloc(wanted), 0, wanted, from);
  return bytesRead === wanted && crc32(buffer) === record.sum;
}

/** Throws UsageError where the file is something else than a journal. */
export async function checkJournal(path: string): Promise<void> {
  for await (const { entry } of journalEntries(path)) {
    if (!isHeader(entry)) throw notOurs(path);
    return;
  }
}

function checkIdentity(entry: unknown, run: RunIdentity, path: string): void {
  if (!isHeader(entry)) throw notOurs(path);
  const changed = Object.keys({ ...run, ...entry.run }).filter(
    (part) => run[part] !== entry.run[part],
  );
  if (changed.length === 0) return;
  throw new UsageError(
    `The unfinished run cannot go on: ${changed.join(' and ')} changed since it was begun.`,
    'Run the command as it was begun, or begin again with --restart.',
  );
}

function notOurs(path: string): UsageError {
  return new UsageError(
    `${path} is not the journal of a run of drill.`,
    'Choose another place with -o.',
  );
}
