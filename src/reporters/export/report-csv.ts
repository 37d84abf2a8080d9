import type { MentorReport, ReportedAttempt } from '../../domain/mentor-report.ts';
import { Printable } from '../../domain/printable.ts';
import { criterionIds } from '../../domain/question.ts';
import { csvCell } from '../csv-cell.ts';
import { contestedIn } from './remarks.ts';

const columns = [
  ...['answeredAt', 'questionId', 'role', 'level', 'type', 'skills', 'score', ...criterionIds],
  ...['words', 'spentSeconds', 'selfRating', 'scorer', 'flags', 'followUp', 'question', 'answer'],
  'contested',
];

/** One row an answer, for spreadsheets (RFC 4180, but for plain line ends). */
export function csvReport({ attempts }: MentorReport): Printable {
  return Printable.join([columns, ...attempts.map(cellsOf)].map(row), '\n');
}

function cellsOf(attempt: ReportedAttempt): string[] {
  const { assessment, questionType, selfRating, followUp } = attempt;
  const scored = assessment?.status === 'scored' ? assessment : null;
  const scoreOf = (id: string) => scored?.criteria.find((each) => each.id === id)?.score;
  const cells = [
    new Date(attempt.answeredAt).toISOString(),
    attempt.questionId,
    attempt.role,
    attempt.level,
    questionType,
    attempt.skills.join(' '),
    scored?.score,
    ...criterionIds.map(scoreOf),
    scored?.delivery.words,
    Math.round(attempt.spentMs / 1000),
    selfRating,
    assessment === null ? null : `${assessment.scorer.name} ${assessment.scorer.version}`,
    assessment?.flags.join(' '),
    followUp,
    attempt.questionText,
    attempt.answer,
    contestedIn(attempt).join(' '),
  ];
  return cells.map((cell) => String(cell ?? ''));
}

function row(cells: readonly string[]): Printable {
  return Printable.join(
    cells.map((cell) => csvCell(cell, 'where-needed')),
    ',',
  );
}
