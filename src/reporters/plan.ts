import type { Plan, PlannedDay, PlannedQuestion, PlanReason } from '../domain/plan.ts';
import { type Printable, print } from '../domain/printable.ts';
import { wordFor } from './assessment/words.ts';
import { bullets, paragraph, section, stacked } from './blocks.ts';
import { weekdayText } from './dates.ts';
import type { Layout } from './layout.ts';

/** A plan day by day: each question with why it is there. */
export function planText(
  { interviewAt, days, level }: Plan,
  layout: Layout,
  { numbers }: { readonly numbers: boolean },
): Printable {
  const until =
    interviewAt === null
      ? 'The next sessions, as things stand. With `--interview DATE` the plan goes up to that day.'
      : `Until the interview on ${weekdayText(interviewAt)}. Each day supposes that the days before went well; ask again after practicing.`;
  return stacked(
    paragraph(until, layout),
    level === null ? null : paragraph(`For a ${level.title}. ${level.focus}`, layout),
    ...days.map((day, index) => dayText(day, index, interviewAt, layout, numbers)),
  );
}

function dayText(
  { at, questions }: PlannedDay,
  index: number,
  interviewAt: number | null,
  layout: Layout,
  numbers: boolean,
): Printable {
  const title = interviewAt === null ? `Session ${index + 1}` : weekdayText(at);
  if (questions.length === 0) return section(title, paragraph('A day off.', layout), layout);
  return section(
    title,
    bullets(
      questions.map((question) => questionText(question, numbers)),
      layout,
    ),
    layout,
  );
}

const mostReasons = 2;

function questionText({ questionId, text, lastScore, reasons }: PlannedQuestion, numbers: boolean) {
  const last = lastScore === null ? '' : ` Last time ${shown(lastScore, numbers)}.`;
  const why = reasons
    .slice(0, mostReasons)
    .map((reason) => wordingOf(reason, numbers))
    .join(', ');
  return print`${text}${last}\nWhy: ${why}.\ndrill --id ${questionId}`;
}

function shown(score: number, numbers: boolean): string {
  return numbers ? `${score} of 100` : wordFor(score);
}

function wordingOf(reason: PlanReason, numbers: boolean): string {
  switch (reason.code) {
    case 'due':
      return 'due for a repeat';
    case 'weak-skill':
      return reason.mastery === 0
        ? `${reason.skill} is untouched`
        : `${reason.skill} is ${numbers ? 'at ' : ''}${shown(reason.mastery, numbers)}`;
    case 'new-type':
      return `no ${reason.type} question answered yet`;
    case 'new-question':
      return 'not answered yet';
    case 'last-look':
      return 'a last look at what went least well';
    case 'keep-fresh':
      return 'to keep it fresh';
  }
}
