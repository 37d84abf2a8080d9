import { exitCodes, NothingMatchedError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import type { Statistics } from '../domain/statistics.ts';
import { statisticsText } from '../reporters/statistics.ts';
import { statisticsOf } from '../session/statistics.ts';
import type { Command, Context, Flags } from './command.ts';
import { localDay } from './days.ts';
import { readBank, selectByFlags, selectionOptions } from './selection-flags.ts';
import { cutsOf, gradesOption, numbersOption } from './session-options.ts';
import { withHistory } from './with-history.ts';

export const stats: Command = {
  name: 'stats',
  summary: 'Show progress by skill, level and type: means, trend, mastery, what is due',
  options: [
    ...selectionOptions,
    gradesOption,
    numbersOption,
    { flags: '--json', description: 'the figures as a JSON object' },
  ],
  examples: [
    { line: 'drill stats', does: 'How practice has gone so far, weakest skills first.' },
    { line: 'drill stats --role patient-liaison --json', does: 'One role, for a script.' },
  ],
  async run(context, _args, flags) {
    const statistics = await readStatistics(context, flags);
    if (flags.json === true) {
      await context.out.write(print`${Printable.json(statistics, 2)}\n`);
      return exitCodes.done;
    }
    if (statistics.answers === 0) {
      throw new NothingMatchedError(
        'There are no saved answers to these questions yet.',
        'Run `drill` to answer a question.',
      );
    }
    const numbers = flags.numbers !== false;
    await context.out.write(print`${statisticsText(statistics, context.outLayout, { numbers })}\n`);
    return exitCodes.done;
  },
};

/** Statistics over the questions of the flags; without a filter, answers to questions that are gone count too. */
export async function readStatistics(context: Context, flags: Flags): Promise<Statistics> {
  const cuts = cutsOf(flags);
  const questions = selectByFlags(await readBank(context, flags), flags);
  const filtered = ['role', 'level', 'skill', 'type', 'id'].some(
    (name) => flags[name] !== undefined,
  );
  const chosen = new Set(questions.map(({ id }) => id));
  const all = await withHistory(context, 'read', (store) => store.outlines());
  const outlines = filtered ? all.filter(({ questionId }) => chosen.has(questionId)) : all;
  return statisticsOf({
    outlines,
    questions,
    cuts,
    now: context.clock(),
    dayOf: localDay,
  });
}
