import { type Printable, print } from '../domain/printable.ts';
import type { GroupMean, SessionSummary } from '../domain/session-summary.ts';
import { wordFor } from './assessment/words.ts';
import { bullets, paragraph, section, stacked } from './blocks.ts';
import { type Layout, lines } from './layout.ts';

export interface SummaryStyle {
  /** False for words instead of numbers. */
  readonly numbers: boolean;
  /** Says where the session was saved, or that it was not. */
  readonly saved: string;
}

/** The end of a session: how it went per level and skill, what to practice next, where it was saved. */
export function summaryText(
  summary: SessionSummary,
  layout: Layout,
  { numbers, saved }: SummaryStyle,
): Printable {
  const { mean, levels, skills, practiceNext } = summary;
  const shown = (score: number) => (numbers ? `${score} of 100` : wordFor(score));
  const average = mean === null ? '' : ` On average ${shown(mean)}.`;
  return stacked(
    section('This session', paragraph(`${counts(summary)}.${average}`, layout), layout),
    groupSection('By level', levels, shown, layout),
    groupSection('By skill, weakest first', skills, shown, layout),
    practiceNext.length === 0
      ? null
      : section(
          'Practice next',
          bullets(
            practiceNext.map(
              ({ questionId, text, score }) =>
                print`${text} (${shown(score)}; drill --id ${questionId})`,
            ),
            layout,
          ),
          layout,
        ),
    paragraph(saved, layout),
  );
}

function counts({ answered, skipped, unscored }: SessionSummary): string {
  const parts = [`${answered} ${answered === 1 ? 'answer' : 'answers'}`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (unscored > 0) parts.push(`${unscored} not scored`);
  return parts.join(', ');
}

function groupSection(
  title: string,
  groups: readonly GroupMean[],
  shown: (score: number) => string,
  layout: Layout,
): Printable | null {
  if (groups.length === 0) return null;
  const rows = groups.map(({ id, answers, mean }) => {
    const times = answers === 1 ? '' : ` (${answers} answers)`;
    return print`  ${id}: ${shown(mean)}${times}`;
  });
  return section(title, lines(...rows), layout);
}
