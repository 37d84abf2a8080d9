import type { ScoredAssessment } from '../../domain/assessment.ts';
import { Printable, print } from '../../domain/printable.ts';
import { type Layout, paintFor } from '../layout.ts';
import { type EvidenceMark, evidenceMarks } from './marks.ts';

/** Nobody reads more of an answer again on a terminal, and wrapping a book takes seconds. */
const longestShown = 2_000_000;

/** The answer with the evidence of the key points marked and numbered; without color by brackets. Of a very long one only the beginning. */
export function highlighted(
  answer: string,
  assessment: ScoredAssessment,
  layout: Layout,
): Printable {
  const parts: Printable[] = [];
  let at = 0;
  const end = Math.min(answer.length, longestShown);
  for (const mark of evidenceMarks(assessment)) {
    if (mark.end > end) continue;
    parts.push(Printable.visible(answer.slice(at, mark.start)), marked(answer, mark, layout));
    at = mark.end;
  }
  const rest =
    end === answer.length
      ? []
      : [print`\n… and ${answer.length - end} more characters: drill history --full`];
  return Printable.join([...parts, Printable.visible(answer.slice(at, end)), ...rest]);
}

function marked(answer: string, { start, end, numbers }: EvidenceMark, layout: Layout): Printable {
  const quote = answer.slice(start, end);
  const shown = numbers.join(',');
  // To the ear neither a colour nor a line under the words says where the quote begins.
  if (layout.colorLevel === 0 || layout.accessible) return print`[${quote}]${shown}`;
  const { marked: underlined, quiet } = paintFor(layout);
  return print`${underlined(quote)}${quiet(shown)}`;
}
