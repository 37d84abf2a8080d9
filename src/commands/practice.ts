import { UsageError } from '../domain/errors.ts';
import type { Candidate } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { inOrder, type Order, orders } from '../session/paper.ts';
import { begin } from '../session/state.ts';
import type { Command, Context, Flags, OptionSpec } from './command.ts';
import { resumedPaper } from './resume.ts';
import { listFlag, selectByFlags, selectionOptions } from './selection-flags.ts';
import { type Choice, holdSession, type Paper } from './session.ts';
import { seedOf, seedOption, sessionOptions } from './session-options.ts';

export const countOption: OptionSpec = {
  flags: '-n, --count <n>',
  description: 'at most n questions',
  integer: { min: 1, max: 10_000 },
};

export const practice: Command = {
  name: 'practice',
  summary:
    'Answer questions, see the score and the evidence beside a strong example, contest a finding',
  options: [
    ...selectionOptions,
    countOption,
    {
      flags: '--order <order>',
      description: `${orders.join(', ')} (default: unseen, the least answered first)`,
      choices: orders,
    },
    seedOption,
    { flags: '--resume', description: 'go on with the last session that was left' },
    ...sessionOptions,
  ],
  examples: [
    { line: 'drill --level senior', does: 'Practices senior questions, the least answered first.' },
    {
      line: 'drill practice --skill empathy -n 3 --seed 7',
      does: 'Three questions on one skill, in an order you can repeat.',
    },
    {
      line: 'drill --mode exam --level mid -n 5',
      does: 'Five questions against the clock, with one report at the end.',
    },
    { line: 'drill --resume', does: 'Goes on where the last session was left, draft and all.' },
  ],
  run: (context, _args, flags) =>
    holdSession(context, flags, async (choice) => {
      if (flags.resume === true) return resumedPaper(choice);
      await mentionDraft(context, choice);
      const questions = await chooseQuestions(choice, context, flags);
      return freshPaper(questions, choice, context, flags);
    }),
};

/** Puts the questions in order and begins. */
function freshPaper(
  questions: readonly BankQuestion[],
  { experience }: Choice,
  context: Context,
  flags: Flags,
): Paper {
  const order = (flags.order ?? 'unseen') as Order;
  const seed = seedOf(flags, context);
  const queue = inOrder(questions, order, seed, experience).slice(0, countOf(flags));
  return paperOf(queue, order, seed, context, flags);
}

/** A new session over these questions. */
export function paperOf(
  queue: readonly BankQuestion[],
  order: string,
  seed: number,
  context: Context,
  flags: Flags,
): Paper {
  return {
    session: {
      id: context.newId(),
      startedAt: context.clock(),
      order,
      seed,
      mode: flags.mode === 'exam' ? 'exam' : 'practice',
      queue: queue.map(({ id }) => id),
    },
    start: begin(queue),
    comparesWithEarlier: false,
  };
}

export function countOf({ count }: Flags): number {
  return typeof count === 'number' ? count : Number.POSITIVE_INFINITY;
}

async function mentionDraft(context: Context, { store }: Choice): Promise<void> {
  const left = store?.unfinishedSession();
  if (store === null || left === null || left === undefined) return;
  const draft = store.drafts().find(({ sessionId }) => sessionId === left.id);
  if (draft === undefined) return;
  await context.notes.write(
    print`An unfinished answer is kept: \`drill --resume\` goes on with it.\n`,
  );
}

/** The questions of the flags; asks for role and level where neither is given and somebody can be asked. */
async function chooseQuestions(
  { bank, candidate }: Choice,
  context: Context,
  flags: Flags,
): Promise<readonly BankQuestion[]> {
  const ready = activeByFlags({ bank }, flags);
  const given = ['role', 'level', 'id'].some((name) => listFlag(flags, name).length > 0);
  if (given || !context.asksInteractively) return ready;
  const ofRole = await narrow(
    ready,
    candidate,
    'Which role do you want to practice?',
    ({ role }) => role,
  );
  return narrow(ofRole, candidate, 'Which level?', ({ level }) => level);
}

/** The questions of the flags that may be asked; drafts and deprecated ones only by name. */
export function activeByFlags(
  { bank }: Pick<Choice, 'bank'>,
  flags: Flags,
): readonly BankQuestion[] {
  const chosen = selectByFlags(bank, flags);
  const ready = listFlag(flags, 'id').length > 0 ? chosen : chosen.filter(isActive);
  if (ready.length > 0) return ready;
  throw new UsageError(
    'All of these questions are drafts or deprecated.',
    'Name one with --id to practice it all the same.',
  );
}

function isActive({ status }: BankQuestion): boolean {
  return status === undefined || status === 'active';
}

interface Titled {
  readonly id: string;
  readonly title: string;
}

async function narrow(
  questions: readonly BankQuestion[],
  candidate: Candidate,
  message: string,
  group: (question: BankQuestion) => Titled,
): Promise<readonly BankQuestion[]> {
  const groups = new Map(questions.map((question) => [group(question).id, group(question).title]));
  if (groups.size < 2) return questions;
  const choices = [...groups].map(([value, title]) => {
    const count = questions.filter((question) => group(question).id === value).length;
    return { label: `${title} (${count} ${count === 1 ? 'question' : 'questions'})`, value };
  });
  const id = await candidate.choose(message, choices);
  return questions.filter((question) => group(question).id === id);
}
