import type { KeyPointFinding, ScoredAssessment } from '../../domain/assessment.ts';
import { Printable, print } from '../../domain/printable.ts';
import { type Question, starParts } from '../../domain/question.ts';
import { readingWidth, section, stacked } from '../blocks.ts';
import { hanging, indent, type Layout, lines, paintFor, wrap } from '../layout.ts';
import { statusGlyphs, statusWords } from './words.ts';

/** Key points, STAR parts and red flags: what was found and what was not. */
export function points(
  assessment: ScoredAssessment,
  question: Question,
  layout: Layout,
): Printable {
  const { keyPoints, redFlags } = assessment;
  return stacked(
    keyPoints.length === 0
      ? null
      : section(
          'Key points',
          lines(...keyPoints.map((point, index) => pointRow(point, index, question, layout))),
          layout,
        ),
    star(assessment, layout),
    redFlags.length === 0
      ? null
      : section(
          'Red flags',
          lines(...redFlags.map((flag) => flagRow(flag, question, layout))),
          layout,
        ),
  );
}

function pointRow(
  point: KeyPointFinding,
  index: number,
  question: Question,
  layout: Layout,
): Printable {
  const description = question.rubric?.keyPoints[index]?.description ?? point.id;
  const number = `${index + 1}.`;
  if (layout.accessible)
    return wrap(print`${number} ${statusWords[point.status]}: ${description}`, layout.width);
  const { good, middling, bad } = paintFor(layout);
  const paint = { met: good, partial: middling, missed: bad }[point.status];
  const head = print`  ${paint(statusGlyphs[point.status])} ${number} `;
  return hanging(head, description, readingWidth(layout));
}

function star({ star: found }: ScoredAssessment, layout: Layout): Printable | null {
  if (found === null) return null;
  const { good, bad } = paintFor(layout);
  const parts = starParts.map((part) => {
    const { present } = found[part];
    const name = part.charAt(0).toUpperCase() + part.slice(1);
    if (layout.accessible) return print`${name}: ${present ? 'told' : 'not found'}`;
    return print`${present ? good('✓') : bad('✗')} ${name}`;
  });
  return section(
    'Structure',
    layout.accessible
      ? lines(...parts)
      : indent(wrap(Printable.join(parts, '   '), layout.width - 2), 2),
    layout,
  );
}

function flagRow(
  { id, evidence }: ScoredAssessment['redFlags'][number],
  question: Question,
  layout: Layout,
): Printable {
  const description = question.rubric?.redFlags?.find((flag) => flag.id === id)?.description ?? id;
  const quotes = evidence.map(({ quote }) => `"${quote}"`).join(', ');
  const { bad } = paintFor(layout);
  const mark = layout.accessible ? print`Red flag:` : print`  ${bad('!')}`;
  return wrap(
    print`${mark} ${description} ${quotes}`,
    readingWidth(layout),
    layout.accessible ? 0 : 4,
  );
}
