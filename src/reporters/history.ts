import type { RecordedAttempt } from '../domain/attempt.ts';
import { type Piece, Printable, print } from '../domain/printable.ts';
import { indent, type Layout, lines, paintFor, wrap } from './layout.ts';

const hang = 4;

/** Attempts as a list: when, what, the score, the beginning of the answer. */
export function historyText(attempts: readonly RecordedAttempt[], layout: Layout): Printable {
  return Printable.join(
    attempts.map((attempt) => entry(attempt, layout)),
    '\n\n',
  );
}

function entry(attempt: RecordedAttempt, layout: Layout): Printable {
  const { strong, quiet } = paintFor(layout);
  const head = print`${day(attempt.answeredAt)}  ${strong(standing(attempt))}  ${attempt.questionId}`;
  return lines(
    wrap(head, layout.width, hang),
    under(attempt.questionText, layout),
    under(quiet(opening(attempt.answer)), layout),
  );
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

/** Local date and time to the minute. */
function day(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock}`;
}
