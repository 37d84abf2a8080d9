import type { Evidence, ScoredAssessment } from '../../domain/assessment.ts';
import { Printable, print } from '../../domain/printable.ts';
import { type Layout, paintFor } from '../layout.ts';

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Number of the key point, from 1. */
  readonly number: number;
}

/** The answer with the evidence of the key points marked and numbered; without color by brackets. */
export function highlighted(
  answer: string,
  assessment: ScoredAssessment,
  layout: Layout,
): Printable {
  const parts: Printable[] = [];
  let at = 0;
  for (const mark of marksOf(assessment)) {
    if (mark.start < at) continue;
    parts.push(Printable.visible(answer.slice(at, mark.start)), marked(answer, mark, layout));
    at = mark.end;
  }
  return Printable.join([...parts, Printable.visible(answer.slice(at))]);
}

function marked(answer: string, { start, end, number }: Mark, layout: Layout): Printable {
  const quote = answer.slice(start, end);
  if (layout.colorLevel === 0) return print`[${quote}]${number}`;
  const { marked: underlined, quiet } = paintFor(layout);
  return print`${underlined(quote)}${quiet(`${number}`)}`;
}

/** Marks in order of the answer; where two overlap, the earlier and longer one is shown. */
function marksOf({ keyPoints }: ScoredAssessment): Mark[] {
  return keyPoints
    .flatMap(({ evidence }, index) => evidence.map((each) => markOf(each, index + 1)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function markOf({ start, end }: Evidence, number: number): Mark {
  return { start, end, number };
}
