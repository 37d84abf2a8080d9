import { stringify } from 'csv-stringify/sync';
import type { CarriedFields, GradedRow } from '../../domain/answer-row.ts';
import type { FeedbackItem, ScoredAssessment } from '../../domain/assessment.ts';
import { Printable } from '../../domain/printable.ts';
import { type CriterionId, criterionIds } from '../../domain/question.ts';
import type { RowWriter } from './writer.ts';

export interface CsvRows {
  readonly rowNumbers: boolean;
  /** Fields of the input that get a column of their own; further ones stand in the last column as JSON. */
  readonly columns: readonly string[];
}

/** The names of the columns. */
export function csvHeader({ rowNumbers, columns }: CsvRows): Printable {
  const own = ['id', 'questionId', 'status', 'score', ...criterionIds, 'flags'];
  const names = [...own, 'strengths', 'improvements', 'reason', ...columns, 'other'];
  return record(rowNumbers ? ['row', ...names] : names);
}

/** The scores and the feedback of a row as one CSV record. */
export function csvRows({ rowNumbers, columns }: CsvRows): RowWriter {
  const own = new Set(columns);
  return (graded, carried) => {
    const cells = [
      graded.id ?? '',
      'questionId' in graded ? graded.questionId : '',
      graded.status,
      ...(graded.status === 'scored' ? scoredCells(graded) : unscoredCells(graded)),
      ...columns.map((name) => cell(carried[name])),
      other(carried, own),
    ];
    return record(rowNumbers ? [graded.row, ...cells] : cells);
  };
}

function scoredCells({ score, criteria, flags, feedback }: ScoredAssessment): unknown[] {
  const scoreOf = (wanted: CriterionId) => criteria.find(({ id }) => id === wanted)?.score ?? '';
  return [
    score,
    ...criterionIds.map(scoreOf),
    flags.join(' '),
    said(feedback, (kind) => kind === 'strength'),
    said(feedback, (kind) => kind !== 'strength'),
    '',
  ];
}

function unscoredCells(graded: Extract<GradedRow, { readonly status: 'unscored' }>): unknown[] {
  const flags = 'flags' in graded ? graded.flags.join(' ') : '';
  return ['', ...criterionIds.map(() => ''), flags, '', '', graded.reason.message];
}

function said(
  feedback: readonly FeedbackItem[],
  wanted: (kind: FeedbackItem['kind']) => boolean,
): string {
  return feedback
    .filter(({ kind }) => wanted(kind))
    .map(({ text }) => text)
    .join(' ');
}

function other(carried: CarriedFields, own: ReadonlySet<string>): string {
  const rest = Object.entries(carried).filter(([name]) => !own.has(name));
  return rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest));
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text that a spreadsheet would take for a formula is quoted with an apostrophe. */
function record(cells: readonly unknown[]): Printable {
  const text = stringify([[...cells]], { escape_formulas: true, record_delimiter: '' });
  return Printable.visible(text);
}
