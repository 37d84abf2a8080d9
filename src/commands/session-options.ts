import { sessionModes } from '../domain/attempt.ts';
import { UsageError } from '../domain/errors.ts';
import { defaultCuts, type ScoreCuts } from '../session/paper.ts';
import type { SessionStyle } from '../session/practice-setup.ts';
import type { Context, Flags, OptionSpec } from './command.ts';
import { scorerOptions } from './model-flags.ts';

export const numbersOption: OptionSpec = {
  flags: '--no-numbers',
  description: 'words and bars instead of scores',
};

export const gradesOption: OptionSpec = {
  flags: '--grades <scores>',
  description: `from which scores an answer was hard, good and easy (default: ${defaultCuts.join(',')})`,
};

export const seedOption: OptionSpec = {
  flags: '--seed <n>',
  description: 'the same seed asks in the same order',
  integer: { min: 0, max: 2 ** 31 - 1 },
};

/** How a session is held; shared by every command that asks questions. */
export const sessionOptions: readonly OptionSpec[] = [
  {
    flags: '--mode <mode>',
    description: 'exam: a time limit for each question, no hints, feedback at the end',
    choices: sessionModes,
  },
  {
    flags: '--time <seconds>',
    description: 'the time for each answer; it is taken as it stands when the time is up',
    integer: { min: 1, max: 3600 },
  },
  { flags: '--hints', description: 'the first hint is there from the beginning' },
  { flags: '--no-hints', description: 'no hints at all' },
  { flags: '--editor', description: 'begin every answer in your editor' },
  { flags: '--star', description: 'situation, task, action and result one after the other' },
  { flags: '--follow-ups', description: 'ask about the most valuable gap, then score the whole' },
  { flags: '--self-rate', description: 'rate the answer yourself before the score is shown' },
  gradesOption,
  ...scorerOptions,
  { flags: '--no-history', description: 'save nothing' },
  {
    flags: '--retention-days <n>',
    description: 'erase answers older than n days first',
    integer: { min: 1, max: 36_500 },
  },
  numbersOption,
];

/** How the flags want questions asked; throws UsageError for what cannot go together. */
export function styleOf(flags: Flags, context: Context): SessionStyle {
  const mode = flags.mode === 'exam' ? 'exam' : 'practice';
  if (mode === 'exam' && flags.hints === true) {
    throw new UsageError('An exam has no hints.', 'Leave out --hints, or --mode exam.');
  }
  if (flags.selfRate === true && !context.asksInteractively) {
    throw new UsageError('--self-rate asks you for a rating.', 'It needs a terminal.');
  }
  return {
    mode,
    hints: hintsOf(mode, flags),
    selfRate: flags.selfRate === true,
    followUps: flags.followUps === true && mode === 'practice',
    star: flags.star === true,
    inEditor: flags.editor === true,
    limitSeconds: typeof flags.time === 'number' ? flags.time : null,
  };
}

function hintsOf(mode: SessionStyle['mode'], { hints }: Flags): SessionStyle['hints'] {
  if (mode === 'exam' || hints === false) return 'none';
  return hints === true ? 'first-shown' : 'on-request';
}

/** The scores where one grade becomes the next. */
export function cutsOf({ grades }: Flags): ScoreCuts {
  if (typeof grades !== 'string') return defaultCuts;
  const [hard, good, easy, ...more] = grades
    .split(',')
    .map((part) => Number(part.trim() || 'none'));
  const inOrder = (low = Number.NaN, high = Number.NaN) => low >= 0 && low <= high && high <= 100;
  if (more.length > 0 || !inOrder(hard, good) || !inOrder(good, easy)) {
    throw new UsageError(
      `--grades takes three ascending scores such as ${defaultCuts.join(',')}, not "${grades}".`,
      'They say from which score an answer was hard, good and easy.',
    );
  }
  return [hard ?? 0, good ?? 0, easy ?? 0];
}

export function seedOf({ seed }: Flags, context: Context): number {
  return typeof seed === 'number' ? seed : context.newSeed();
}
