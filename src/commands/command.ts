/** The contract of a command: what it takes, as data, and what it does with the context. */
import type { AnswerRow, InputRow } from '../domain/answer-row.ts';
import type { ExitCode } from '../domain/errors.ts';
import type { Digest, RowSink, RunIdentity } from '../domain/graded-run.ts';
import type { AnswerChunk, AnswerSource, ChunkGrader, GradingPlan } from '../domain/grading.ts';
import type { Candidate, Clock, HistoryStore, Output, QuestionSource } from '../domain/ports.ts';
import type { Printable } from '../domain/printable.ts';
import type { TallyRecord } from '../domain/tally.ts';
import type { Layout } from '../reporters/layout.ts';
import type { Scorer } from '../scoring/scorer.ts';

export interface OptionSpec {
  /** As commander writes it: `-n, --count <n>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** May be given several times and as comma lists; the value is an array. */
  readonly list?: boolean;
  /** A whole number in this range. */
  readonly integer?: { readonly min: number; readonly max: number };
}

export interface ArgumentSpec {
  /** `<file>`, `[id]`, `[paths...]`. */
  readonly name: string;
  readonly description: string;
}

/** Values by option name (camel case); absent when not given. */
export type Flags = Readonly<Record<string, unknown>>;

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** At least two command lines that work as they stand, each with what it does. */
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  run(context: Context, args: readonly string[], flags: Flags): Promise<ExitCode>;
}

/** An open history, or why there is none. */
export type OpenedHistory =
  | { readonly store: HistoryStore; readonly path: string }
  | { readonly store: null; readonly reason: string };

/** How an output file is to be opened that an earlier run may have left unfinished. */
export interface SinkRequest {
  readonly run: RunIdentity;
  readonly unfinished: 'resume' | 'restart' | 'refuse';
  /** Called with the counts of each part that the unfinished run had written. */
  readonly onTally: (tally: TallyRecord) => void;
}

export interface QueueRequest {
  readonly url: string;
  /** A hash of what answers are graded by. */
  readonly yardstick: string;
  /** The file that the answers are in, where there is one. */
  readonly inputPath: string | null;
}

export interface WorkerRequest extends Pick<QueueRequest, 'url' | 'yardstick'> {
  readonly plan: Pick<GradingPlan, 'questions' | 'scorer'>;
  readonly jobs: number;
  readonly onReady: () => Promise<void>;
}

export const rowFormats = ['ndjson', 'csv'] as const;
export type RowFormat = (typeof rowFormats)[number];

/** What a command may use of the world. */
export interface Context {
  readonly out: Output;
  /** For the conversation with the person at the terminal. */
  readonly err: Output;
  /** For remarks beside the result: standard error, or nowhere with --quiet. */
  readonly notes: Output;
  /** Width, colour and glyphs for each stream. */
  readonly outLayout: Layout;
  readonly errLayout: Layout;
  readonly questions: QuestionSource;
  readonly clock: Clock;
  /** A fresh seed, for when none is given. */
  readonly newSeed: () => number;
  readonly newId: () => string;
  /** Whether there is a person at a terminal who can be asked. */
  readonly asksInteractively: boolean;
  /** Who answers: the person at the terminal, or what is piped in. */
  candidate(): Promise<Candidate>;
  /** Opens the history; says why when it cannot. */
  openHistory(access: 'read' | 'write'): Promise<OpenedHistory>;
  /** The scorer of that name; throws UsageError for an unknown one. */
  scorer(name: string): Promise<Scorer>;
  /** The rows of an answer file, or of standard input for `-`, in batches. */
  readRows(path: string, format: RowFormat): AsyncIterable<readonly InputRow[]>;
  /** The row, or a sentence that says why the value is none. */
  checkRow(value: unknown): AnswerRow | string;
  /** What is to be graded: a file, a folder of text files, or standard input for `-`. */
  openAnswers(path: string, format: RowFormat): Promise<AnswerSource>;
  /** The rows of a chunk. */
  rowsOf(chunk: AnswerChunk): readonly InputRow[];
  /** Grades by the plan on so many threads. */
  grader(plan: GradingPlan, jobs: number): Promise<ChunkGrader>;
  /** Grades by the plan on workers of other machines, through a queue in Redis. */
  queueGrader(plan: GradingPlan, queue: QueueRequest): Promise<ChunkGrader>;
  /** Grades for such runs until the signal; resolves with how many chunks it graded. */
  serveQueue(request: WorkerRequest): Promise<number>;
  /** Opens a file for the rows of a run: with a journal, where it is a regular file. */
  openSink(path: string, request: SinkRequest): Promise<RowSink>;
  newDigest(): Digest;
  /** Threads that this machine can run at once. */
  readonly cores: number;
  /** Whether somebody watches the stream. */
  readonly watched: { readonly out: boolean; readonly err: boolean };
  /** The version of the program. */
  readonly version: string;
  /** Replaces a file: written aside, synced, renamed. */
  writeFile(path: string, chunks: AsyncIterable<Printable>): Promise<void>;
  /** A JSON Schema of the package by name, with the list of names. */
  schema(name: string): string | null;
  readonly schemaNames: readonly string[];
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}
