/** The contract of a lint rule: pure, over what a file says, nothing but findings comes out. */
import type { FileSummary } from '../domain/file-summary.ts';
import type { Finding } from '../domain/problems/finding.ts';
import type { Question, QuestionFile } from '../domain/question.ts';

/** Looks at one question; `path` is the JSON pointer to it. */
export type QuestionRule = (question: Question, path: string) => Iterable<Finding>;

/** Looks at one file, its text included. */
export type FileRule = (content: QuestionFile, source: string) => Iterable<Finding>;

/** Looks at files one after the other, and may have something to say of them when all were seen. */
export interface BankRule {
  see(file: FileSummary): Iterable<Finding>;
  end(): Iterable<FindingIn> | Promise<Iterable<FindingIn>>;
}

/** A finding on a file that was seen before. */
export interface FindingIn {
  readonly file: string;
  readonly finding: Finding;
}
