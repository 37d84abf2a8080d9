import type { GradingComparison, Shift } from '../domain/grading-comparison.ts';
import type { Block, Column, Table } from './document/blocks.ts';

/** What changed from one grading to the next, by how much, and for which criterion. */
export function gradingComparisonReport(comparison: GradingComparison): Block[] {
  return [
    { kind: 'title', text: 'Comparison with an earlier grading' },
    { kind: 'facts', facts: facts(comparison) },
    ...tableSection('Criteria', 'Criterion', comparison.criteria),
    ...tableSection(
      'Questions, the most changed first',
      'Question',
      comparison.questions.map(({ id, edited, ...figures }) => ({
        ...figures,
        id: edited ? `${id} (edited)` : id,
      })),
    ),
    ...section('Key points', keyPointTable(comparison)),
    ...section('Largest changes', moverTable(comparison)),
  ];
}

function facts(comparison: GradingComparison): (readonly [string, string])[] {
  const { scores, raised, lowered, threshold, scorers } = comparison;
  return [
    ['Compared', `${scores.n} answers scored both times`],
    ['Scorer', `${scorers.before.join(', ')} → ${scorers.after.join(', ')}`],
    ['Mean', `${scores.before} → ${scores.after} (${signed(change(scores))})`],
    ['Changed', `${scores.changed}: ${raised} raised, ${lowered} lowered`],
    ...(threshold === null
      ? []
      : [
          [
            'Threshold',
            `${threshold.fell} fell below ${threshold.at}, ${threshold.rose} rose to it or above`,
          ] as const,
        ]),
    ...counted('Newly scored', comparison.becameScored),
    ...counted('No longer scored', comparison.becameUnscored),
    ...counted('Only before', comparison.onlyBefore),
    ...counted('Only now', comparison.onlyAfter),
  ];
}

function counted(label: string, count: number): (readonly [string, string])[] {
  return count === 0 ? [] : [[label, String(count)]];
}

const number = (title: string): Column => ({ title, numeric: true });

function tableSection(
  heading: string,
  title: string,
  shifts: readonly (Shift & { readonly id: string })[],
): Block[] {
  const columns = [...['Before', 'Now', 'Change', 'Changed', 'n'].map(number), { title }];
  const rows = shifts.map((shift) => [
    shift.before.toFixed(1),
    shift.after.toFixed(1),
    signed(change(shift)),
    String(shift.changed),
    String(shift.n),
    shift.id,
  ]);
  return section(heading, { kind: 'table', columns, rows });
}

function section(text: string, table: Table): Block[] {
  return table.rows.length === 0 ? [] : [{ kind: 'heading', text }, table];
}

function keyPointTable({ keyPoints }: GradingComparison): Table {
  return {
    kind: 'table',
    columns: [number('Gained'), number('Lost'), { title: 'Question' }, { title: 'Key point' }],
    rows: keyPoints.map(({ questionId, id, gained, lost }) => [
      ...[gained, lost].map(String),
      questionId,
      id,
    ]),
  };
}

function moverTable({ movers }: GradingComparison): Table {
  return {
    kind: 'table',
    columns: [
      ...['Row', 'Before', 'Now', 'Change'].map(number),
      ...['Mostly by', 'Id', 'Question'].map((title) => ({ title })),
    ],
    rows: movers.map(({ row, id, questionId, before, after, because }) => [
      ...[row ?? '', before, after].map(String),
      signed(after - before),
      because ?? 'weights or caps',
      String(id ?? ''),
      questionId,
    ]),
  };
}

function change({ before, after }: Shift): number {
  return Math.round((after - before) * 10) / 10;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
