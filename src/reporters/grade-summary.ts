import type { GradeSummary, GroupSummary } from '../domain/grade-summary.ts';
import { type Printable, print } from '../domain/printable.ts';
import { type Layout, lines, paintFor } from './layout.ts';

/** The summary of a batch as text: counts, the distribution, a table per question and per skill. */
export function gradeSummaryText(summary: GradeSummary, layout: Layout): Printable {
  const { heading } = paintFor(layout);
  const reasons = Object.entries(summary.reasons).map(([code, count]) => print`  ${count} ${code}`);
  return lines(
    print`${summary.answers} answers, ${summary.scored} scored, ${summary.unscored} unscored`,
    ...reasons,
    print`Mean score: ${summary.mean ?? 'none'}`,
    print``,
    heading('Scores'),
    ...distribution(summary.distribution, layout),
    ...table('Questions, weakest first', summary.questions, layout),
    ...table('Skills, weakest first', summary.skills, layout),
  );
}

const longestBar = 40;

function distribution(counts: readonly number[], layout: Layout): Printable[] {
  const most = Math.max(1, ...counts);
  const glyph = layout.accessible ? '' : '█';
  return counts.map((count, index) => {
    const range = `${index * 10}–${index === 9 ? 100 : index * 10 + 9}`;
    const bar = glyph.repeat(Math.round((count / most) * Math.min(longestBar, layout.width - 20)));
    return print`  ${range.padStart(6)}  ${String(count).padStart(6)}  ${bar}`.reshape((text) =>
      text.trimEnd(),
    );
  });
}

function table(title: string, groups: readonly GroupSummary[], layout: Layout): Printable[] {
  if (groups.length === 0) return [];
  const { heading } = paintFor(layout);
  return [print``, heading(title), print`    mean   min   max     n`, ...groups.map(row)];
}

function row({ id, mean, min, max, scored }: GroupSummary): Printable {
  const columns = [
    (mean ?? 0).toFixed(1).padStart(8),
    cell(min ?? 0),
    cell(max ?? 0),
    cell(scored),
  ];
  return print`${columns.join('')}  ${id}`;
}

function cell(value: number): string {
  return String(value).padStart(6);
}
