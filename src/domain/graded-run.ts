/** A run of grading as it is kept: what it was started with, how far it got, and where its rows go. */
import type { PrintableBytes } from './printable.ts';
import type { TallyRecord } from './tally.ts';

/** What the rows of a run depend on beside the input, by what a person calls it. */
export type RunIdentity = Readonly<Record<string, string>>;

/** How much of the input has been graded. */
export interface RunProgress {
  readonly lines: number;
  /** A digest of those lines. */
  readonly digest: string;
}

/** The next rows of a run, with what the run has come to by them. */
export interface GradedPart extends RunProgress {
  readonly text: PrintableBytes;
  readonly tally: TallyRecord | null;
}

/** Where the rows of a run go. */
export interface RowSink {
  /** What an earlier run left behind; nothing when it begins anew. */
  readonly resumed: RunProgress | null;
  /** Whether an unfinished run can be gone on with. */
  readonly journaled: boolean;
  /** Whether the bytes of a part are written, not just on their way, once `write` has resolved. */
  readonly writesThrough: boolean;
  /** Whether the rows are only compared with those of a finished run; nothing is written then. */
  readonly compares: boolean;
  write(part: GradedPart): Promise<void>;
  /** All is written: makes it the result. */
  finish(): Promise<void>;
  /** Stops on the way; what is written stays, where it can be gone on with. */
  leave(): Promise<void>;
}

/** A digest of bytes that can be read on the way. */
export interface Digest {
  update(bytes: Uint8Array): void;
  soFar(): string;
}
