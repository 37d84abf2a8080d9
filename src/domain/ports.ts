/** What the core asks of the outside world. Adapters implement these; tests implement them again. */
import type { Assessment } from './assessment.ts';
import type {
  Attempt,
  AttemptOutline,
  Correction,
  RecordedAttempt,
  SessionStart,
  UnfinishedSession,
} from './attempt.ts';
import type { FileSummary } from './file-summary.ts';
import type { Printable, PrintableBytes } from './printable.ts';
import type { Place, Problem } from './problems/problem.ts';
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
  /** In place of the content, for a file that was checked before and had no problem. */
  readonly known?: FileSummary;
  /** Names these bytes among those checked before; absent where nobody asked. */
  readonly key?: string;
  /** Where things stand in the source; it is only parsed with places when somebody asks. */
  places(): Promise<Locate>;
}

/** Where the value (or its key) at a JSON pointer of the content stands. */
export type Locate = (pointer: string, part?: 'value' | 'key') => Place;

/** The questions of the files that changed since a commit, as they were then. */
export interface PastQuestions {
  /** The commit as the user names it. */
  readonly commit: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  isChanged(file: string): boolean;
  /** The commit that took the id away, when one before `commit` had it. */
  lastUse(id: string): Promise<string | null>;
}

/** What is known of files that were checked before and had no problem of their own, by their bytes. */
export interface CheckedFiles {
  /** The name of these bytes; never that of others, nor that of the same in another version of the program. */
  keyOf(bytes: Uint8Array): string;
  find(key: string): Omit<FileSummary, 'file'> | null;
  keep(key: string, summary: FileSummary): void;
  /** Makes what was kept last; a fault in that is none of the user's. */
  save(): void;
}

export interface QuestionSource {
  /**
   * Every question file at `paths` (files or folders, searched for .yaml and .yml), in path order.
   * A path that does not exist is a problem of its own entry. Never throws for what a file holds.
   */
  readFiles(paths: readonly string[], checked?: CheckedFiles): AsyncIterable<LoadedFile>;
  /** What checks of that kind found before; `kind` names everything beside the bytes that a result hangs on. */
  checkedFiles(kind: string): CheckedFiles;
  /**
   * What git says of the files at the paths since a commit (`HEAD` when null); null where there is no
   * repository. Throws UsageError for a commit that does not exist.
   */
  pastQuestions(paths: readonly string[], commit: string | null): Promise<PastQuestions | null>;
  /** The text of a question file with that content, which need not be complete. */
  written(content: unknown): Promise<string>;
  /** The names of the files that `readFiles` would read. */
  fileNames(paths: readonly string[]): AsyncIterable<string>;
  /** A file with everything mended that needs no decision; null when it cannot be read. Nothing is written. */
  fixed(file: string): Promise<FixedFile | null>;
  /** The questions of the paths, or of the bundled bank and the user's folder when none is given. */
  readBank(paths: readonly string[]): Promise<Bank>;
}

export interface FixedFile {
  readonly text: string;
  /** How often which problem was mended; empty when the text is as it was. */
  readonly fixes: ReadonlyMap<string, number>;
}

export interface Bank {
  readonly questions: readonly BankQuestion[];
  readonly problems: readonly Problem[];
}

export interface HistoryFilter {
  readonly attemptId?: string;
  readonly sessionId?: string;
  readonly questionId?: string;
  readonly questionType?: string;
  readonly role?: string;
  readonly level?: string;
  readonly skill?: string;
  readonly state?: Attempt['state'];
  /** Words that all occur in the question or the answer, in any case. */
  readonly words?: readonly string[];
  readonly minScore?: number;
  readonly maxScore?: number;
  /** Only attempts at or after this time (milliseconds since 1970). */
  readonly since?: number;
  /** Only attempts before this time. */
  readonly until?: number;
  /** The newest so many, after leaving out the newest `skip`. */
  readonly limit?: number;
  readonly skip?: number;
}

export interface HistoryStore {
  /** Saves the beginning of a session durably, before any of its attempts; throws when nothing can be saved. */
  saveSession(session: SessionStart): void;
  /** Saves how many questions of the session are done with. */
  savePosition(sessionId: string, position: number): void;
  finishSession(sessionId: string, at: number): void;
  /** The newest session that was left before its last question. */
  unfinishedSession(): UnfinishedSession | null;
  /** Saves the raw answer durably before it returns. The same id again replaces a draft and never a submitted answer. */
  saveAttempt(attempt: Attempt): void;
  /** Adds an assessment to a saved attempt durably; earlier ones are kept. */
  saveAssessment(attemptId: string, assessment: Assessment, at: number): void;
  saveSelfRating(attemptId: string, rating: number): void;
  /** Adds a correction to a saved attempt durably; the same sentence for the same key point again changes nothing. */
  saveCorrection(correction: Correction): void;
  /** Newest first. */
  attempts(filter: HistoryFilter): readonly RecordedAttempt[];
  /** Every assessment of an attempt, oldest first. */
  assessmentsOf(attemptId: string): readonly Assessment[];
  /** Every submitted answer that counts (to one question), without its texts, oldest first. */
  outlines(questionId?: string): readonly AttemptOutline[];
  /** The newest unfinished answer to each question that was not answered since. */
  drafts(): readonly Attempt[];
  /** Takes the newest answer out of schedule and means; null when there is none left. */
  undo(at: number): RecordedAttempt | null;
  /** Puts back what was undone last; null when nothing is. */
  redo(): RecordedAttempt | null;
  /** Erases attempts from before a time, and sessions left without any; returns how many attempts. */
  eraseBefore(time: number): number;
  close(): void;
}

/** How the user left the answer prompt. */
export type AnswerInput =
  | { readonly kind: 'answer'; readonly text: string; readonly spentMs: number }
  /** What was typed before the question was skipped. */
  | { readonly kind: 'skip'; readonly draft: string; readonly spentMs: number }
  /** The user quit (exit code 0) or interrupted, or the input ended: what was typed so far. */
  | {
      readonly kind: 'ended';
      readonly draft: string;
      readonly spentMs: number;
      readonly exitCode: number;
    };

export interface AnswerPrompt {
  /** Shown one at a time when asked for. */
  readonly hints: readonly string[];
  /** Hints that are there from the beginning. */
  readonly hintsShown: number;
  readonly draft: string;
  /** When the time is up the answer is taken as it stands; null for no limit. */
  readonly limitMs: number | null;
  /** Begin in the candidate's editor. */
  readonly inEditor: boolean;
  /** Told now and then what is typed so far; returns whether it is saved. */
  readonly onDraft: (text: string, spentMs: number) => boolean;
}

/** A prompt without hints, limit or drafts. */
export const plainPrompt: AnswerPrompt = {
  hints: [],
  hintsShown: 0,
  draft: '',
  limitMs: null,
  inEditor: false,
  onDraft: () => false,
};

export type NextStep = 'retry' | 'next' | 'guidance' | 'contest' | 'quit';

/** The person at the terminal. */
export interface Candidate {
  /** Reads an answer of several lines. */
  readAnswer(prompt: AnswerPrompt): Promise<AnswerInput>;
  /** What to do after a result; `ended` when the input is over. */
  chooseNext(choices: readonly NextStep[]): Promise<NextStep | { readonly exitCode: number }>;
  /** One of the labelled values; throws InterruptedError when the user interrupts. */
  choose<T>(
    message: string,
    choices: readonly { readonly label: string; readonly value: T }[],
  ): Promise<T>;
  /** The last answer is saved and scored: copies of it that were kept aside may go. */
  settled(): void;
}

/** Everything that is kept of the user, wherever it is. */
export interface StateFiles {
  /** The files and folders that hold something now. */
  places(): Promise<readonly string[]>;
  /** Erases all of it for good; returns the files erased. */
  erase(): Promise<readonly string[]>;
  eraseBackups(): Promise<void>;
}
