/** The contract of a command: what it takes, as data, and what it does with the context. */
import type { AnswerRow, InputRow } from '../domain/answer-row.ts';
import type { ExitCode } from '../domain/errors.ts';
import type { Digest, RowSink, RunIdentity } from '../domain/graded-run.ts';
import type { AnswerChunk, AnswerSource, ChunkGrader, GradingPlan } from '../domain/grading.ts';
import type { HealthFinding } from '../domain/health.ts';
import type { BatchEngine, Model, ReplyCache, Spent, TokensUsed } from '../domain/model.ts';
import type {
  Candidate,
  Clock,
  HistoryStore,
  Output,
  QuestionSource,
  StateFiles,
} from '../domain/ports.ts';
import type { Printable } from '../domain/printable.ts';
import type { Configuration } from '../domain/settings.ts';
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
  /** Any number from 0 on. */
  readonly number?: boolean;
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
  | {
      readonly store: HistoryStore;
      readonly path: string;
      /** What the user has to know of it, such as a repair. */
      readonly notice: string | null;
    }
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

/** A model that may be asked, with what belongs to asking it. */
export interface ModelSession {
  readonly model: Model;
  /** The same model, for many requests at once. */
  readonly batch: BatchEngine;
  readonly cache: ReplyCache;
  readonly host: string;
  spent(): Spent;
  /** What so many tokens would cost; null without prices. */
  costOf(tokens: TokensUsed): number | null;
  close(): Promise<void>;
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
  /** The settings in force; a setting that is an option of the command has already filled it. */
  readonly configuration: Configuration;
  readonly questions: QuestionSource;
  /** Of the program. */
  readonly version: string;
  /** Differs between any two builds of the program; null when it runs from its source. */
  readonly build: string | null;
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
  /** The scorer of that name, or of the module at that path, on the terms of the flags where it asks a model; throws UsageError for an unknown one. */
  scorer(name: string, flags?: Flags): Promise<Scorer>;
  /** The model of the flags, opened once; asks for consent where it is needed. */
  model(flags: Flags): Promise<ModelSession>;
  /** Runs work that the user may stop waiting for without ending the program. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T> | T): Promise<T>;
  /** The rows of an answer file, or of standard input for `-`, in batches; `needed` as for `openAnswers`. */
  readRows(
    path: string,
    format: RowFormat,
    needed?: readonly string[],
  ): AsyncIterable<readonly InputRow[]>;
  /** A text file as a whole, or standard input for `-`; throws UsageError for what cannot be read. */
  readText(path: string): Promise<string>;
  /** The row, or a sentence that says why the value is none. */
  checkRow(value: unknown): AnswerRow | string;
  /**
   * What is to be graded: a file, a folder of text files, or standard input for `-`. Throws UsageError
   * for a table that lacks one of the columns `needed`.
   */
  openAnswers(path: string, format: RowFormat, needed: readonly string[]): Promise<AnswerSource>;
  /** The rows of a chunk. */
  rowsOf(chunk: AnswerChunk): Iterable<InputRow>;
  /** Grades by the plan on so many threads. */
  grader(plan: GradingPlan, jobs: number): Promise<ChunkGrader>;
  /** Grades by the plan on this thread with a scorer that waits for a model, row beside row. */
  waitingGrader(plan: GradingPlan, scorer: Scorer): Promise<ChunkGrader>;
  /** Grades by the plan on workers of other machines, through a queue in Redis. */
  queueGrader(plan: GradingPlan, queue: QueueRequest): Promise<ChunkGrader>;
  /** Grades for such runs until the signal; resolves with how many chunks it graded. */
  serveQueue(request: WorkerRequest): Promise<number>;
  /** Opens a file for the rows of a run: with a journal, where it is a regular file. */
  openSink(path: string, request: SinkRequest): Promise<RowSink>;
  /** Whether two paths stand for one file, be it there already or not. */
  isSameFile(one: string, other: string): Promise<boolean>;
  /** Whether there is a folder for the file. */
  hasFolder(path: string): boolean;
  newDigest(): Digest;
  /** Threads that this machine can run at once. */
  readonly cores: number;
  /** Whether somebody watches the stream. */
  readonly watched: { readonly out: boolean; readonly err: boolean };
  /** Replaces a file: written aside, synced, renamed. Only its owner can read it. */
  writeFile(path: string, chunks: AsyncIterable<Printable> | Iterable<Printable>): Promise<void>;
  /** Writes an answer that could not be saved somewhere else; returns where, or null when nowhere. */
  keepAside(answer: string): Promise<string | null>;
  /** What is kept of the user, to be erased. */
  readonly state: StateFiles;
  /** Looks at everything that drill depends on. */
  examine(): Promise<readonly HealthFinding[]>;
  /** Writes a file whose text stays as it is; others may read it. Throws UsageError for one that exists and is not to be replaced. */
  saveText(path: string, text: string, replace: boolean): Promise<void>;
  /** Watches from now on: resumes whenever a question file at the paths was saved, ends when the user interrupts. */
  changes(paths: readonly string[]): Promise<AsyncIterable<void>>;
  /** A JSON Schema of the package by name, with the list of names. */
  schema(name: string): string | null;
  readonly schemaNames: readonly string[];
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Lets go of what was opened for the command. */
  close(): Promise<void>;
}
