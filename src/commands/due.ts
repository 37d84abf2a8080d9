import { print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { dueText, nothingDueText } from '../reporters/due.ts';
import { dueAmong, type Experience } from '../session/paper.ts';
import type { Command } from './command.ts';
import { activeByFlags, countOf, countOption, paperOf } from './practice.ts';
import { selectionOptions } from './selection-flags.ts';
import { type Choice, holdSession } from './session.ts';
import { seedOf, seedOption, sessionOptions } from './session-options.ts';

export const due: Command = {
  name: 'due',
  summary: 'Practice what is due for a repeat, the least remembered first',
  options: [
    ...selectionOptions,
    countOption,
    seedOption,
    { flags: '--list', description: 'only say what is due' },
    ...sessionOptions,
  ],
  examples: [
    { line: 'drill due', does: 'Asks what is due today, with the change since the last time.' },
    { line: 'drill due --list', does: 'Says what is due and asks nothing.' },
  ],
  run: (context, _args, flags) =>
    holdSession(context, flags, async (choice: Choice) => {
      const questions = activeByFlags(choice, flags);
      const seed = seedOf(flags, context);
      const queue = dueAmong(questions, seed, choice.experience).slice(0, countOf(flags));
      const { outLayout, out } = context;
      if (queue.length === 0) {
        await out.write(
          print`${nothingDueText(nextDue(questions, choice.experience), outLayout)}\n`,
        );
        return null;
      }
      if (flags.list === true) {
        const standing = queue.map((question) => ({
          question,
          lastScore: choice.experience.memories.get(question.id)?.lastScore ?? 0,
        }));
        await out.write(
          print`${dueText(standing, outLayout, { numbers: flags.numbers !== false })}\n`,
        );
        return null;
      }
      return { ...paperOf(queue, 'due', seed, context, flags), comparesWithEarlier: true };
    }),
};

/** When the first of the questions comes due; null when none was answered. */
function nextDue(questions: readonly BankQuestion[], { memories }: Experience): number | null {
  const times = questions.flatMap(({ id }) => memories.get(id)?.dueAt ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
