import { flagCodes } from '../../domain/assessment.ts';
import { UsageError } from '../../domain/errors.ts';
import type { Flags, OptionSpec } from '../command.ts';
import { inputFormatOption } from '../input-format.ts';
import { scorerOptions } from '../model-flags.ts';
import { questionsOption } from '../selection-flags.ts';

const percent = { min: 0, max: 100 };

export const outputFormats = ['ndjson', 'csv', 'markdown', 'html'] as const;

/** The flag code that stands for answers alike. */
export const alike = 'near-identical';

export const engines = ['direct', 'openai-batch', 'bullmq'] as const;

export const redisOption: OptionSpec = {
  flags: '--redis <url>',
  description: 'the Redis server of the queue; DRILL_REDIS keeps a password off the command line',
};

/** The address of the Redis server; throws UsageError where none is given. */
export function redisUrl(flags: Flags): string {
  if (typeof flags.redis === 'string') return flags.redis;
  throw new UsageError(
    'No Redis server is given.',
    'Name it with --redis redis://host:6379 or in DRILL_REDIS.',
  );
}

export const gradeOptions: readonly OptionSpec[] = [
  questionsOption,
  ...scorerOptions,
  inputFormatOption,
  {
    flags: '--map <fields>',
    description:
      'which field or column stands for id, questionId or answer: --map answer=Response,id=Email',
    list: true,
  },
  { flags: '--question <id>', description: 'the question of rows that name none' },
  {
    flags: '--format <format>',
    description:
      'ndjson or csv: a row an answer; markdown or html: a class report (default: by the ending of -o, else ndjson)',
    choices: outputFormats,
  },
  {
    flags: '-o, --output <file>',
    description: 'write there instead of to standard output',
  },
  {
    flags: '--summary <file>',
    description:
      'write means and tables there: JSON for .json, a class report for .md and .html, else text; - for standard output, or standard error when the rows go there',
  },
  {
    flags: '--threshold <score>',
    description: 'exit 1 when an answer scores below',
    integer: percent,
  },
  { flags: '--min-mean <score>', description: 'exit 1 when the mean is below', integer: percent },
  {
    flags: '--fail-on-flags [codes]',
    description:
      'exit 1 when an answer has such a flag (default: those that put in doubt whose answer it is)',
    list: true,
    choices: [...flagCodes, alike],
  },
  {
    flags: '--jobs <n>',
    description:
      'threads to grade on (default: the cores of the machine); for a model see --concurrency',
    integer: { min: 1, max: 256 },
  },
  {
    flags: '--engine <name>',
    description:
      'direct; openai-batch: one batch at the provider of the model, cheaper and slower; bullmq: workers on any machines (default: direct)',
    choices: engines,
  },
  redisOption,
  {
    flags: '--resume',
    description:
      'go on with the unfinished run of -o, if there is one; a finished one is checked and never replaced',
  },
  { flags: '--restart', description: 'begin again although there is a run of -o' },
  {
    flags: '--compare <file>',
    description:
      'print what changed since an earlier output of drill grade; the rows only go to -o then',
  },
  { flags: '--json', description: 'print the comparison as JSON' },
  {
    flags: '--no-row',
    description: 'leave the line numbers out, so that outputs of a split input can be joined',
  },
];
