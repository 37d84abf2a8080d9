/** Grading in pieces: what goes to a grader, be it a thread or another machine, and what comes back. */
import type { RowMapping } from './answer-row.ts';
import type { PrintableBytes } from './printable.ts';
import type { BankQuestion } from './question.ts';
import type { TallyRecord } from './tally.ts';

/** Whole lines of the input, to be graded together. */
export interface AnswerChunk {
  /** `answers`: lines as the user wrote them. `rows`: each line an InputRow as JSON, read from another format. */
  readonly form: 'answers' | 'rows';
  /** 1-based number of the first line. */
  readonly firstLine: number;
  readonly lines: number;
  /** Where the lines begin in the input, in bytes; tells nothing of rows read from another format. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What came of a chunk. */
export interface GradedChunk {
  /** Lines of the chunk, blank ones among them. */
  readonly lines: number;
  /** The output rows, each with its newline. */
  readonly text: PrintableBytes;
  readonly tally: TallyRecord;
  /** How long it took. */
  readonly ms: number;
}

/** Thrown where what graded a chunk ended over it; another try may tell which of its lines it was. */
export class LostChunk extends Error {
  readonly chunk: AnswerChunk;

  constructor(chunk: AnswerChunk, cause: string) {
    super(cause);
    this.chunk = chunk;
  }
}

/** Grades chunks, several at a time. */
export interface ChunkGrader {
  grade(chunk: AnswerChunk): Promise<GradedChunk>;
  /** The rows of a chunk are written: their memory may be used again. */
  giveBack(text: PrintableBytes): void;
  /** Gives up what is under way. */
  close(): Promise<void>;
}

/** All that a grader needs to know, as plain data that can be sent to another thread or machine. */
export interface GradingPlan {
  readonly questions: readonly BankQuestion[];
  /** The name of the scorer, or the path of its module. */
  readonly scorer: string;
  readonly mapping: RowMapping;
  readonly output: RowOutput;
  /** Whether answers are listed and sampled for a comparison with each other. */
  readonly closely: boolean;
}

/** The part of a plan that a grader with questions and a scorer of its own is told. */
export type RunPlan = Pick<GradingPlan, 'mapping' | 'output' | 'closely'>;

/** How output rows are written. */
export interface RowOutput {
  readonly format: 'ndjson' | 'csv';
  /** Whether each row says which line of the input it is about. */
  readonly rowNumbers: boolean;
  /** Fields of the input that have a column of their own in CSV. */
  readonly columns: readonly string[];
}

/** What is to be graded. */
export interface AnswerSource {
  /** Cuts the input into chunks of at most `wanted()` lines. */
  chunks(wanted: () => number): AsyncIterable<AnswerChunk>;
  /** How much of the input has been read, 0–1; null where its size is not known. */
  share(): number | null;
  /** Bytes of the whole input, where they are known. */
  readonly bytes: number | null;
  /** A sentence on what such an input holds, for where this one holds nothing. */
  readonly expects: string;
}
