import type { RecordedAttempt } from '../domain/attempt.ts';
import { type Piece, Printable, print } from '../domain/printable.ts';
import { minuteText } from './dates.ts';
import { indent, type Layout, lines, paintFor, wrap } from './layout.ts';

const hang = 4;

export interface HistoryStyle {
  /** The whole answers. */
  readonly full: boolean;
  /** The attempts whose score is by an earlier rubric of their question. */
  readonly earlierRubric?: ReadonlySet<string>;
}

/** Attempts as a list: when, what, the score, the beginning of the answer. */
export function historyText(
  attempts: readonly RecordedAttempt[],
  layout: Layout,
  style: HistoryStyle,
): Printable {
  return Printable.join(
    attempts.map((attempt) => entry(attempt, layout, style)),
    '\n\n',
  );
}

function entry(attempt: RecordedAttempt, layout: Layout, style: HistoryStyle): Printable {
  const { strong, quiet } = paintFor(layout);
  const head = print`${minuteText(attempt.answeredAt)}  ${strong(standing(attempt))}  ${attempt.questionId}`;
  const { followUp } = attempt;
  const remarks = remarksOn(attempt, style);
  return lines(
    wrap(head, layout.width, hang),
    ...(remarks.length === 0 ? [] : [under(remarks.join(' '), layout)]),
    under(attempt.questionText, layout),
    ...(followUp === null ? [] : [under(print`Follow-up: ${followUp}`, layout)]),
    style.full ? under(attempt.answer, layout) : under(quiet(opening(attempt.answer)), layout),
  );
}

function remarksOn(
  { id, damaged, undone }: RecordedAttempt,
  { earlierRubric }: HistoryStyle,
): string[] {
  return [
    ...(damaged ? ['Damaged on the disk since it was saved: it may not be what you wrote.'] : []),
    ...(undone ? ['Undone: outside schedule and means.'] : []),
    ...(earlierRubric?.has(id) === true ? ['Scored by an earlier rubric of the question.'] : []),
  ];
}

function under(piece: Piece, { width }: Layout): Printable {
  return indent(wrap(print`${piece}`, width - hang), hang);
}

function standing({ state, assessment }: RecordedAttempt): string {
  if (state === 'incomplete') return 'not finished';
  if (assessment === null) return 'not scored yet';
  if (assessment.status === 'unscored') return `unscored (${assessment.reason.code})`;
  return `${String(assessment.score).padStart(3)} of 100`;
}

const openingLength = 120;

/** The first words of an answer on one line. */
function opening(answer: string): string {
  const flat = answer
    .slice(0, openingLength * 4)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...flat];
  if (characters.length <= openingLength) return flat;
  return `${characters
    .slice(0, openingLength)
    .join('')
    .replace(/\s\S*$/, '')} …`;
}
