import { type ExitCode, UsageError } from '../domain/errors.ts';
import type { Bank, Candidate, HistoryStore } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { summaryText } from '../reporters/summary.ts';
import { inOrder, type Order, orders } from '../session/order.ts';
import { type PracticeOutcome, practise } from '../session/practice.ts';
import { createRecorder } from '../session/recorder.ts';
import { summarise } from '../session/summary.ts';
import type { Command, Context, Flags } from './command.ts';
import { scorerName, scorerOptions } from './model-flags.ts';
import { assessInPatience } from './patience.ts';
import { createPracticeView } from './practice-view.ts';
import { listFlag, readBank, selectByFlags, selectionOptions } from './selection-flags.ts';

export const practice: Command = {
  name: 'practice',
  summary: 'Answer questions, see the score and the evidence beside a strong example',
  options: [
    ...selectionOptions,
    {
      flags: '-n, --count <n>',
      description: 'at most n questions',
      integer: { min: 1, max: 10_000 },
    },
    {
      flags: '--order <order>',
      description: `${orders.join(', ')} (default: unseen, the least answered first)`,
      choices: orders,
    },
    {
      flags: '--seed <n>',
      description: 'the same seed asks in the same order',
      integer: { min: 0, max: 2 ** 31 - 1 },
    },
    ...scorerOptions,
    { flags: '--no-history', description: 'save nothing' },
    { flags: '--no-numbers', description: 'words and bars instead of scores' },
  ],
  examples: [
    { line: 'drill --level senior', does: 'Practices senior questions, the least answered first.' },
    {
      line: 'drill practice --skill empathy -n 3 --seed 7',
      does: 'Three questions on one skill, in an order you can repeat.',
    },
  ],
  async run(context, _args, flags) {
    const numbers = flags.numbers !== false;
    const bank = await readBank(context, flags);
    const candidate = await context.candidate();
    const questions = await chooseQuestions(bank, candidate, context, flags);
    const scorer = await context.scorer(scorerName(flags), flags);
    const sessionId = context.newId();
    const seed = typeof flags.seed === 'number' ? flags.seed : context.newSeed();
    const order = (flags.order ?? 'unseen') as Order;
    const saving = await openSession(context, flags, {
      id: sessionId,
      startedAt: context.clock(),
      order,
      seed,
    });
    try {
      const standings = saving.store?.standings() ?? new Map();
      const queue = inOrder(questions, order, seed, standings).slice(0, countFlag(flags));
      const outcome = await practise({
        sessionId,
        queue,
        candidate,
        view: createPracticeView(context, numbers),
        recorder: createRecorder(saving.store, (reason) => sayNotSaved(context, reason)),
        assess: (question, answer) => assessInPatience(context, scorer, question, answer),
        clock: context.clock,
        newId: context.newId,
      });
      return await conclude(context, outcome, saving, numbers);
    } finally {
      saving.store?.close();
    }
  },
};

function countFlag(flags: Flags): number {
  return typeof flags.count === 'number' ? flags.count : Number.POSITIVE_INFINITY;
}

/** The questions of the flags; asks for role and level where neither is given and somebody can be asked. */
async function chooseQuestions(
  bank: Bank,
  candidate: Candidate,
  context: Context,
  flags: Flags,
): Promise<readonly BankQuestion[]> {
  const chosen = selectByFlags(bank, flags);
  const ready = listFlag(flags, 'id').length > 0 ? chosen : chosen.filter(isActive);
  if (ready.length === 0) {
    throw new UsageError(
      'All of these questions are drafts or deprecated.',
      'Name one with --id to practice it all the same.',
    );
  }
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

/** Where the session is saved, or why it is not. */
type Saving =
  | { readonly store: HistoryStore; readonly path: string }
  | { readonly store: null; readonly reason: string };

async function openSession(
  context: Context,
  flags: Flags,
  session: Parameters<HistoryStore['saveSession']>[0],
): Promise<Saving> {
  if (flags.history === false)
    return { store: null, reason: 'Nothing was saved, as --no-history asks.' };
  const opened = await context.openHistory('write');
  if (opened.store === null) return notSaving(context, opened.reason);
  try {
    opened.store.saveSession(session);
    return opened;
  } catch (error) {
    opened.store.close();
    const cause = error instanceof Error ? error.message : String(error);
    return notSaving(context, `The history ${opened.path} cannot be written: ${cause}.`);
  }
}

async function notSaving(context: Context, reason: string): Promise<Saving> {
  await context.err.write(print`Answers will not be saved: ${reason}\n`);
  return { store: null, reason };
}

async function sayNotSaved(context: Context, reason: string): Promise<void> {
  await context.err.write(
    print`This answer could not be saved: ${reason}. It stays on your screen: copy it before you go on.\n`,
  );
}

async function conclude(
  context: Context,
  { progress, exitCode }: PracticeOutcome,
  saving: Saving,
  numbers: boolean,
): Promise<ExitCode> {
  const summary = summarise(progress);
  if (summary.answered + summary.skipped > 0) {
    const saved = saving.store === null ? `Not saved. ${saving.reason}` : `Saved in ${saving.path}`;
    const text = summaryText(summary, context.outLayout, { numbers, saved });
    await context.out.write(print`${text}\n`);
  }
  return exitCode;
}
