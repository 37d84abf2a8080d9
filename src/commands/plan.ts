import type { AttemptOutline } from '../domain/attempt.ts';
import { exitCodes, UsageError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { dayMs } from '../domain/time.ts';
import { planText } from '../reporters/plan.ts';
import { planFrom } from '../session/plan.ts';
import type { Command, Flags } from './command.ts';
import { dayStart, localDay } from './days.ts';
import { activeByFlags, countOption } from './practice.ts';
import { readBank, selectionOptions } from './selection-flags.ts';
import { cutsOf, gradesOption, numbersOption, seedOf, seedOption } from './session-options.ts';
import { withHistory } from './with-history.ts';

const usualPerDay = 3;
const sessionsWithoutDate = 3;
const longestPlanDays = 120;
/** Noon: a plan goes by days, and no change of clocks moves noon into another day. */
const noonMs = dayMs / 2;

export const plan: Command = {
  name: 'plan',
  summary: 'Say what to practice each day until an interview, and why',
  options: [
    {
      flags: '--interview <date>',
      description: 'the day of the interview: 2026-05-31, or +14 for in 14 days',
    },
    ...selectionOptions,
    { ...countOption, description: `questions a day (default: ${usualPerDay})` },
    seedOption,
    gradesOption,
    numbersOption,
    { flags: '--json', description: 'the plan as a JSON object' },
  ],
  examples: [
    { line: 'drill plan', does: 'The next three sessions.' },
    {
      line: 'drill plan --interview +14 --level senior',
      does: 'Day by day until the interview in two weeks, for a senior position.',
    },
  ],
  async run(context, _args, flags) {
    const now = context.clock();
    const interviewAt = interviewOf(flags, now);
    const cuts = cutsOf(flags);
    const outlines = await withHistory(context, 'read', (store) => store.outlines());
    const chosen = activeByFlags({ bank: await readBank(context, flags) }, flags);
    const questions = flags.level === undefined ? ofLastLevel(chosen, outlines) : chosen;
    const planned = planFrom({
      questions,
      outlines,
      cuts,
      now,
      interviewAt,
      days:
        interviewAt === null
          ? sessionsWithoutDate
          : Math.max(1, localDay(interviewAt) - localDay(now)),
      perDay: typeof flags.count === 'number' ? flags.count : usualPerDay,
      // Without a seed the same day gives the same plan.
      seed: typeof flags.seed === 'number' ? seedOf(flags, context) : localDay(now),
    });
    const text =
      flags.json === true
        ? Printable.json(planned, 2)
        : planText(planned, context.outLayout, { numbers: flags.numbers !== false });
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};

/** Without --level a plan is for the role and level practiced last. */
function ofLastLevel(
  questions: readonly BankQuestion[],
  outlines: readonly AttemptOutline[],
): readonly BankQuestion[] {
  const last = outlines.findLast(({ questionId }) => questions.some(({ id }) => id === questionId));
  if (last === undefined) return questions;
  return questions.filter(({ role, level }) => role.id === last.role && level.id === last.level);
}

function interviewOf({ interview }: Flags, now: number): number | null {
  if (typeof interview !== 'string') return null;
  const inDays = /^\+(\d{1,4})$/.exec(interview)?.[1];
  const at =
    inDays === undefined
      ? dayStart(interview, '--interview') + noonMs
      : now + Number(inDays) * dayMs;
  const days = localDay(at) - localDay(now);
  if (days < 0) throw new UsageError(`The day of --interview ${interview} is over.`);
  if (days > longestPlanDays) {
    throw new UsageError(
      `The interview on ${interview} is ${days} days away; a plan goes over ${longestPlanDays} at most.`,
      'Until then `drill due` and `drill plan` without a date do.',
    );
  }
  return at;
}
