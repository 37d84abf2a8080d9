import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { GradedPart, RunIdentity } from '../../../domain/graded-run.ts';
import type { TallyRecord } from '../../../domain/tally.ts';
import { cutLines } from '../lines.ts';

/** The first line of a journal. */
export interface JournalHeader {
  readonly drillJournal: 1;
  readonly run: RunIdentity;
}

/** One line of a journal: what had been written when the rows of a chunk were. */
export interface JournalRecord {
  /** Lines of the input and bytes of the output so far. */
  readonly lines: number;
  readonly bytes: number;
  readonly digest: string;
  /** CRC-32 of the bytes that this record adds. */
  readonly sum: number;
  readonly tally: TallyRecord | null;
}

export function recordFor(
  { lines, digest, text, tally }: GradedPart,
  bytes: number,
): JournalRecord {
  return { lines, bytes, digest, sum: crc32(text), tally };
}

export function journalLine(entry: JournalHeader | JournalRecord): string {
  return `${JSON.stringify(entry)}\n`;
}

const newline = 0x0a;

/** The whole lines of a journal with the place where each ends; a torn or broken one ends it. */
export async function* journalEntries(
  path: string,
): AsyncGenerator<{ readonly entry: unknown; readonly end: number }> {
  let end = 0;
  for await (const { bytes } of cutLines(createReadStream(path), () => 1)) {
    if (bytes.at(-1) !== newline) return;
    end += bytes.length;
    const entry = parsed(bytes);
    if (entry === undefined) return;
    yield { entry, end };
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export function isHeader(entry: unknown): entry is JournalHeader {
  return typeof entry === 'object' && entry !== null && 'drillJournal' in entry && 'run' in entry;
}

export function isRecord(entry: unknown): entry is JournalRecord {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'sum' in entry &&
    'bytes' in entry &&
    'lines' in entry
  );
}
