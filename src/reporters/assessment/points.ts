import type { Evidence, KeyPointFinding, ScoredAssessment } from '../../domain/assessment.ts';
import { type MisconductKind, misconduct } from '../../domain/misconduct.ts';
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
  const { keyPoints } = assessment;
  const flags = flagRows(assessment, question, layout);
  return stacked(
    keyPoints.length === 0
      ? null
      : section(
          'Key points',
          lines(...keyPoints.map((point, index) => pointRow(point, index, question, layout))),
          layout,
        ),
    star(assessment, layout),
    flags.length === 0 ? null : section('Red flags', lines(...flags), layout),
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
  const sure = surenessOf(point);
  if (layout.accessible) {
    const found = print`${statusWords[point.status]}${sure === '' ? '' : `, ${sure}`}`;
    return wrap(print`${number} ${found}: ${description}`, layout.width);
  }
  const { good, middling, bad, quiet } = paintFor(layout);
  const paint = { met: good, partial: middling, missed: bad }[point.status];
  const head = print`  ${paint(statusGlyphs[point.status])} ${number} `;
  const tail = sure === '' ? print`` : quiet(` (${sure})`);
  return hanging(head, print`${description}${tail}`, readingWidth(layout));
}

/** How likely it is that what was found is there; nothing was found of what is not. */
function surenessOf({ status, confidence }: KeyPointFinding): string {
  return confidence === undefined || status === 'missed'
    ? ''
    : `${Math.round(100 * confidence)}% sure`;
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

function flagRows(
  { redFlags, misconduct: found = [] }: ScoredAssessment,
  question: Question,
  layout: Layout,
): Printable[] {
  const described = question.rubric?.redFlags ?? [];
  return [
    ...redFlags.map(({ id, evidence }) => {
      const description = described.find((flag) => flag.id === id)?.description ?? id;
      return flagRow(description, evidence, layout);
    }),
    ...found.map(({ kind, evidence }) =>
      flagRow(
        misconduct[kind as MisconductKind] ?? 'What an interviewer may not accept.',
        evidence,
        layout,
      ),
    ),
  ];
}

function flagRow(description: string, evidence: readonly Evidence[], layout: Layout): Printable {
  const quotes = evidence.map(({ quote }) => `"${quote}"`).join(', ');
  const { bad } = paintFor(layout);
  const mark = layout.accessible ? print`Red flag:` : print`  ${bad('!')}`;
  return wrap(
    print`${mark} ${description} ${quotes}`,
    readingWidth(layout),
    layout.accessible ? 0 : 4,
  );
}
