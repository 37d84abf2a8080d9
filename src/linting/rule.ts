/** The contract of a lint rule: pure, over what a file says, nothing but findings comes out. */
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

/** What rules across files need to know of one: little, as there may be thousands. */
export interface FileSummary {
  readonly file: string;
  readonly role: string;
  readonly level: string;
  readonly questions: readonly QuestionSummary[];
}

export interface QuestionSummary {
  readonly id: string;
  readonly text: string;
  readonly skills: readonly string[];
  readonly active: boolean;
}

/** A finding on a file that was seen before. */
export interface FindingIn {
  readonly file: string;
  readonly finding: Finding;
}

export function summaryOf(file: string, { role, level, questions }: QuestionFile): FileSummary {
  return {
    file,
    role: role.id,
    level: level.id,
    questions: questions.map(({ id, text, skills, status = 'active' }) => ({
      id,
      text,
      skills,
      active: status === 'active',
    })),
  };
}
