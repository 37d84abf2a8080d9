import type { Assessment, Reason } from './assessment.ts';

/** One row of a batch: an answer to a question of the bank. Other fields are carried through. */
export interface AnswerRow {
  readonly id?: string | number;
  readonly questionId: string;
  readonly answer: string;
  readonly [extra: string]: unknown;
}

/** A row as read, before it is known to be an answer row; `row` is its 1-based line in the input. */
export type InputRow =
  | { readonly row: number; readonly value: unknown }
  | { readonly row: number; readonly fault: Reason };

/** A row that could not be graded. */
export interface UngradedRow {
  readonly row: number;
  readonly id?: string | number;
  readonly status: 'unscored';
  readonly reason: Reason;
}

/** What comes out for one row: its assessment, or why there is none. */
export type GradedRow =
  | ({ readonly row: number; readonly id?: string | number } & Assessment)
  | UngradedRow;

/** Fields of an input row that grading does not use; they go out as they came in. */
export type CarriedFields = Readonly<Record<string, unknown>>;

/** Which field of the input stands for which of an answer row, and what stands where none does. */
export interface RowMapping {
  readonly fields: Readonly<Partial<Record<MappedField, string>>>;
  /** The question of rows that name none. */
  readonly questionId?: string;
}

export const mappedFields = ['id', 'questionId', 'answer'] as const;
export type MappedField = (typeof mappedFields)[number];
