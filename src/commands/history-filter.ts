import type { HistoryFilter } from '../domain/ports.ts';
import { questionTypes } from '../domain/question.ts';
import { dayMs } from '../domain/time.ts';
import type { Flags, OptionSpec } from './command.ts';
import { dayStart } from './days.ts';

const percent = { min: 0, max: 100 };

/** The flags that choose among saved answers. */
export const historyOptions: readonly OptionSpec[] = [
  { flags: '--role <role>', description: 'only this role' },
  { flags: '--level <level>', description: 'only this level' },
  { flags: '--skill <skill>', description: 'only questions on this skill' },
  { flags: '--type <type>', description: 'only questions of this type', choices: questionTypes },
  { flags: '--id <id>', description: 'only this question' },
  { flags: '--since <date>', description: 'only answers from this day on, as 2026-05-31' },
  { flags: '--until <date>', description: 'only answers up to this day' },
  {
    flags: '--min-score <n>',
    description: 'only answers that scored at least n',
    integer: percent,
  },
  { flags: '--max-score <n>', description: 'only answers that scored at most n', integer: percent },
];

const texts = [
  ['role', 'role'],
  ['level', 'level'],
  ['skill', 'skill'],
  ['type', 'questionType'],
  ['id', 'questionId'],
] as const satisfies readonly (readonly [string, keyof HistoryFilter])[];

/** What the flags and words ask of the history. */
export function historyFilterOf(words: readonly string[], flags: Flags): HistoryFilter {
  const { since, until, minScore, maxScore } = flags;
  const given = texts.flatMap(([flag, field]) =>
    typeof flags[flag] === 'string' ? [[field, flags[flag]]] : [],
  );
  return {
    ...Object.fromEntries(given),
    ...(words.length > 0 ? { words } : {}),
    ...(typeof since === 'string' ? { since: dayStart(since, '--since') } : {}),
    ...(typeof until === 'string' ? { until: dayStart(until, '--until') + dayMs } : {}),
    ...(typeof minScore === 'number' ? { minScore } : {}),
    ...(typeof maxScore === 'number' ? { maxScore } : {}),
  };
}

/** The filters as they were given, for a sentence. */
export function filtersAsked(words: readonly string[], flags: Flags): string[] {
  const names = ['role', 'level', 'skill', 'type', 'id', 'since', 'until', 'minScore', 'maxScore'];
  const flagged = names
    .filter((name) => flags[name] !== undefined)
    .map((name) => `--${name.replace('S', '-s')} ${String(flags[name])}`);
  return [...words, ...flagged];
}
