import type { ScoredAssessment } from '../../domain/assessment.ts';
import { type Printable, print } from '../../domain/printable.ts';
import { paragraph, readingWidth } from '../blocks.ts';
import { type Layout, lines, paintFor, wrap } from '../layout.ts';
import { criterionNames, wordFor } from './words.ts';

export interface ScoreStyle {
  /** False for words and bars only. */
  readonly numbers: boolean;
}

const barLength = 20;
const nameWidth = 12;

/** The score with a word for it, then every criterion with the reason for its score. */
export function scores(
  { score, criteria }: ScoredAssessment,
  layout: Layout,
  style: ScoreStyle,
): Printable {
  const { strong } = paintFor(layout);
  const head = style.numbers
    ? print`Score: ${score} of 100, ${wordFor(score)}`
    : print`Result: ${wordFor(score)}`;
  const rows = criteria.map(({ id, score: own, summary }) =>
    row(criterionNames[id], own, summary, layout, style),
  );
  const overall = layout.accessible ? [] : [print`${''.padEnd(nameWidth)}${bar(score, layout)}`];
  return lines(paragraph(strong(head), layout), ...overall, ...rows);
}

function row(
  name: string,
  score: number,
  summary: string,
  layout: Layout,
  style: ScoreStyle,
): Printable {
  const { quiet } = paintFor(layout);
  const number = style.numbers ? String(score).padStart(3) : '';
  if (layout.accessible)
    return wrap(
      print`${name}: ${style.numbers ? score : wordFor(score)}. ${summary}`,
      layout.width,
    );
  const start = print`${name.padEnd(nameWidth)}${bar(score, layout)} ${number}`;
  const indentation = nameWidth + barLength + 5;
  return layout.width >= 72
    ? wrap(print`${start} ${quiet(summary)}`, readingWidth(layout), indentation)
    : lines(start, wrap(print`  ${quiet(summary)}`, layout.width, 2));
}

function bar(score: number, layout: Layout): Printable {
  const { good, middling, bad, quiet } = paintFor(layout);
  const filled = Math.round((score / 100) * barLength);
  const paint = score >= 60 ? good : score >= 40 ? middling : bad;
  return print`${paint('█'.repeat(filled))}${quiet('░'.repeat(barLength - filled))}`;
}
