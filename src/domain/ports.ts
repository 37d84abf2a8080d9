/** What the core asks of the outside world. Adapters implement these; tests implement them again. */
import type { Assessment } from './assessment.ts';
import type { Attempt, RecordedAttempt, SessionStart } from './attempt.ts';
import type { Printable, PrintableBytes } from './printable.ts';
import type { Problem } from './problem.ts';
import type { BankQuestion, QuestionFile } from './question.ts';

/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** Where text goes. Resolves when the reader has room again; `closed` turns true once nobody reads. */
export interface Output {
  write(text: Printable | PrintableBytes): Promise<void>;
  readonly closed: boolean;
}

/** One question file as read: what could be used of it and everything wrong with it. */
export interface LoadedFile {
  readonly file: string;
  /** The text, for code frames; empty when it could not be decoded. */
  readonly source: string;
  /** Null when the file does not follow the schema. Single questions may still have errors. */
  readonly content: QuestionFile | null;
  readonly problems: readonly Problem[];
}

export interface QuestionSource {
  /**
   * Every question file at `paths` (files or folders, searched for .yaml and .yml), in path order.
   * A path that does not exist is a problem of its own entry. Never throws for what a file holds.
   */
  readFiles(paths: readonly string[]): AsyncIterable<LoadedFile>;
  /** The questions of the paths, or of the bundled bank and the user's folder when none is given. */
  readBank(paths: readonly string[]): Promise<Bank>;
}

export interface Bank {
  readonly questions: readonly BankQuestion[];
  readonly problems: readonly Problem[];
}

export interface HistoryFilter {
  readonly questionId?: string;
  readonly role?: string;
  readonly level?: string;
  readonly skill?: string;
  /** Only attempts at or after this time (milliseconds since 1970). */
  readonly since?: number;
  /** The newest so many. */
  readonly limit?: number;
}

/** Submitted attempts at a question. */
export interface Standing {
  readonly times: number;
  /** Newest score, null when no attempt was scored. */
  readonly lastScore: number | null;
}

export interface HistoryStore {
  /** Saves the beginning of a session durably, before any of its attempts; throws when nothing can be saved. */
  saveSession(session: SessionStart): void;
  /** Saves the raw answer durably before it returns. The same id again changes nothing. */
  saveAttempt(attempt: Attempt): void;
  /** Adds an assessment to a saved attempt durably; earlier ones are kept. */
  saveAssessment(attemptId: string, assessment: Assessment, at: number): void;
  /** Newest first. */
  attempts(filter: HistoryFilter): readonly RecordedAttempt[];
  /** How the user stands with each question answered so far, by question id. */
  standings(): ReadonlyMap<string, Standing>;
  close(): void;
}

/** How the user left the answer prompt. */
export type AnswerInput =
  | { readonly kind: 'answer'; readonly text: string; readonly spentMs: number }
  | { readonly kind: 'skip' }
  /** The user quit (exit code 0) or interrupted, or the input ended: what was typed so far. */
  | {
      readonly kind: 'ended';
      readonly draft: string;
      readonly spentMs: number;
      readonly exitCode: number;
    };

export type NextStep = 'retry' | 'next' | 'guidance' | 'quit';

/** The person at the terminal. */
export interface Candidate {
  /** Reads an answer of several lines. `hints` are shown one at a time when asked for. */
  readAnswer(prompt: {
    readonly hints: readonly string[];
    readonly draft: string;
  }): Promise<AnswerInput>;
  /** What to do after a result; `ended` when the input is over. */
  chooseNext(choices: readonly NextStep[]): Promise<NextStep | { readonly exitCode: number }>;
  /** One of the labelled values; throws InterruptedError when the user interrupts. */
  choose<T>(
    message: string,
    choices: readonly { readonly label: string; readonly value: T }[],
  ): Promise<T>;
}
