import { exitCodes, NothingMatchedError } from '../domain/errors.ts';
import type { HistoryFilter } from '../domain/ports.ts';
import { Printable, print } from '../domain/printable.ts';
import { historyText } from '../reporters/history.ts';
import type { Command, Flags } from './command.ts';
import { scoredByEarlierRubric } from './earlier-rubric.ts';
import { filtersAsked, historyFilterOf, historyOptions } from './history-filter.ts';
import { questionsOption, readBank } from './selection-flags.ts';
import { withHistory } from './with-history.ts';

export const history: Command = {
  name: 'history',
  summary: 'Show and search past answers and their scores',
  arguments: [
    { name: '[words...]', description: 'only where all these words occur in question or answer' },
  ],
  options: [
    ...historyOptions,
    questionsOption,
    { flags: '--unfinished', description: 'only drafts and answers that were cut off' },
    { flags: '--full', description: 'the whole answers' },
    {
      flags: '-n, --count <n>',
      description: 'the newest n (default: 20; 0 for all)',
      integer: { min: 0, max: 1_000_000 },
    },
    { flags: '--json', description: 'the attempts with answer and assessment as a JSON array' },
  ],
  examples: [
    { line: 'drill history', does: 'The last twenty answers, newest first.' },
    { line: 'drill history sorry --full', does: 'Answers that say "sorry", in full.' },
    {
      line: 'drill history --skill empathy --json',
      does: 'Answers on one skill, with their full assessments.',
    },
  ],
  async run(context, words, flags) {
    const filter = filterOf(words, flags);
    const attempts = await withHistory(context, 'read', (store) => store.attempts(filter));
    if (flags.json === true) {
      await context.out.write(print`${Printable.json(attempts, 2)}\n`);
      return exitCodes.done;
    }
    if (attempts.length === 0) throw nothingFound(words, flags);
    const { questions } = await readBank(context, flags);
    const isEarlier = scoredByEarlierRubric(questions);
    const text = historyText(attempts, context.outLayout, {
      full: flags.full === true,
      earlierRubric: new Set(attempts.filter(isEarlier).map(({ id }) => id)),
    });
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};

const defaultCount = 20;

function filterOf(words: readonly string[], flags: Flags): HistoryFilter {
  const count = typeof flags.count === 'number' ? flags.count : defaultCount;
  return {
    ...historyFilterOf(words, flags),
    ...(flags.unfinished === true ? { state: 'incomplete' } : {}),
    ...(count === 0 ? {} : { limit: count }),
  };
}

function nothingFound(words: readonly string[], flags: Flags): NothingMatchedError {
  const asked = [
    ...filtersAsked(words, flags),
    ...(flags.unfinished === true ? ['--unfinished'] : []),
  ];
  return asked.length === 0
    ? new NothingMatchedError(
        'There are no saved answers yet.',
        'Run `drill` to answer a question.',
      )
    : new NothingMatchedError(
        `No saved answer matches ${asked.join(' ')}.`,
        '`drill history -n 0` shows all of them.',
      );
}
