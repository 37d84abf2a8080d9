import { DrillError, exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import type { HistoryFilter, HistoryStore } from '../domain/ports.ts';
import { Printable, print } from '../domain/printable.ts';
import { historyText } from '../reporters/history.ts';
import type { Command, Context, Flags } from './command.ts';

export const history: Command = {
  name: 'history',
  summary: 'Show past answers and their scores',
  options: [
    { flags: '--role <role>', description: 'only this role' },
    { flags: '--level <level>', description: 'only this level' },
    { flags: '--skill <skill>', description: 'only questions on this skill' },
    { flags: '--id <id>', description: 'only this question' },
    { flags: '--since <date>', description: 'only answers from this day on, as 2026-05-31' },
    {
      flags: '-n, --count <n>',
      description: 'the newest n (default: 20; 0 for all)',
      integer: { min: 0, max: 1_000_000 },
    },
    { flags: '--json', description: 'the attempts with answer and assessment as a JSON array' },
  ],
  examples: [
    { line: 'drill history', does: 'The last twenty answers, newest first.' },
    {
      line: 'drill history --skill empathy --json',
      does: 'Answers on one skill, with their full assessments.',
    },
  ],
  async run(context, _args, flags) {
    const filter = filterOf(flags);
    const attempts = await withHistory(context, (store) => store.attempts(filter));
    if (flags.json === true) {
      await context.out.write(print`${Printable.json(attempts, 2)}\n`);
      return exitCodes.done;
    }
    if (attempts.length === 0) throw nothingFound(flags);
    await context.out.write(print`${historyText(attempts, context.outLayout)}\n`);
    return exitCodes.done;
  },
};

async function withHistory<T>(context: Context, use: (store: HistoryStore) => T): Promise<T> {
  const opened = await context.openHistory('read');
  if (opened.store === null) throw new DrillError(exitCodes.usage, opened.reason);
  try {
    return use(opened.store);
  } finally {
    opened.store.close();
  }
}

const defaultCount = 20;

function filterOf(flags: Flags): HistoryFilter {
  const count = typeof flags.count === 'number' ? flags.count : defaultCount;
  return {
    ...textFlag(flags, 'role', 'role'),
    ...textFlag(flags, 'level', 'level'),
    ...textFlag(flags, 'skill', 'skill'),
    ...textFlag(flags, 'id', 'questionId'),
    ...(typeof flags.since === 'string' ? { since: dayStart(flags.since) } : {}),
    ...(count === 0 ? {} : { limit: count }),
  };
}

function textFlag(flags: Flags, flag: string, field: keyof HistoryFilter): HistoryFilter {
  const value = flags[flag];
  return typeof value === 'string' ? { [field]: value } : {};
}

/** Midnight of the day in local time. */
function dayStart(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? new Date(`${text}T00:00:00`).getTime()
    : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError(`--since takes a day such as 2026-05-31, not "${text}".`);
  return time;
}

function nothingFound(flags: Flags): NothingMatchedError {
  const filtered = ['role', 'level', 'skill', 'id', 'since'].filter(
    (name) => flags[name] !== undefined,
  );
  return filtered.length === 0
    ? new NothingMatchedError(
        'There are no saved answers yet.',
        'Run `drill` to answer a question.',
      )
    : new NothingMatchedError(
        `No saved answer matches ${filtered.map((name) => `--${name} ${String(flags[name])}`).join(' ')}.`,
        '`drill history` shows all of them.',
      );
}
