import type { ScoredAssessment } from '../../domain/assessment.ts';
import { Printable, print } from '../../domain/printable.ts';
import { type Layout, paintFor } from '../layout.ts';
import { type EvidenceMark, evidenceMarks } from './marks.ts';

/** The answer with the evidence of the key points marked and numbered; without color by brackets. */
export function highlighted(
  answer: string,
  assessment: ScoredAssessment,
  layout: Layout,
): Printable {
  const parts: Printable[] = [];
  let at = 0;
  for (const mark of evidenceMarks(assessment)) {
    if (mark.start < at) continue;
    parts.push(Printable.visible(answer.slice(at, mark.start)), marked(answer, mark, layout));
    at = mark.end;
  }
  return Printable.join([...parts, Printable.visible(answer.slice(at))]);
}

function marked(answer: string, { start, end, number }: EvidenceMark, layout: Layout): Printable {
  const quote = answer.slice(start, end);
  if (layout.colorLevel === 0) return print`[${quote}]${number}`;
  const { marked: underlined, quiet } = paintFor(layout);
  return print`${underlined(quote)}${quiet(`${number}`)}`;
}
