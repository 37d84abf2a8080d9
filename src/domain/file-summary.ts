import type { QuestionFile } from './question.ts';

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

/** What is to be remembered of a file. */
export function summaryOf(file: string, { role, level, questions }: QuestionFile): FileSummary {
  return copied({
    file,
    role: role.id,
    level: level.id,
    questions: questions.map(({ id, text, skills, status = 'active' }) => ({
      id,
      text,
      skills,
      active: status === 'active',
    })),
  });
}

/** Texts cut from a file keep all of it in memory; copies do not. */
export function copied<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
