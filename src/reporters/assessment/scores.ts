import type { ScoredAssessment } from '../../domain/assessment.ts';
import { type Printable, print } from '../../domain/printable.ts';
import { paragraph, readingWidth } from '../blocks.ts';
import { hanging, type Layout, lines, paintFor, wrap } from '../layout.ts';
import { criterionNames, wordFor } from './words.ts';

export interface ScoreStyle {
  /** False for words and bars only. */
  readonly numbers: boolean;
}

const barLength = 20;
const nameWidth = 12;
/** From this width on, the reason stands beside the bar. */
const wideEnough = 90;

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
  { numbers }: ScoreStyle,
): Printable {
  const { quiet } = paintFor(layout);
  if (layout.accessible) {
    return wrap(print`${name}: ${numbers ? score : wordFor(score)}. ${summary}`, layout.width);
  }
  const number = numbers ? ` ${String(score).padStart(3)}` : '';
  const head = print`${name.padEnd(nameWidth)}${bar(score, layout)}${number}`;
  return layout.width >= wideEnough
    ? hanging(print`${head}  `, quiet(summary), readingWidth(layout))
    : lines(head, hanging(print`  `, quiet(summary), layout.width));
}

function bar(score: number, layout: Layout): Printable {
  const { good, middling, bad, quiet } = paintFor(layout);
  const filled = Math.round((score / 100) * barLength);
  const paint = score >= 60 ? good : score >= 40 ? middling : bad;
  return print`${paint('█'.repeat(filled))}${quiet('░'.repeat(barLength - filled))}`;
}
