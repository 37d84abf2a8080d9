import { UsageError } from '../domain/errors.ts';
import type { Flags, OptionSpec } from './command.ts';

/** The flags that say which model is asked, and on what terms. */
export const modelOptions: readonly OptionSpec[] = [
  { flags: '--model <name>', description: 'the model, as its server names it' },
  {
    flags: '--base-url <url>',
    description: 'where an OpenAI-compatible API begins, for example http://localhost:11434/v1',
  },
  {
    flags: '--allow-host <host>',
    description: 'agree that answers are sent to this host (repeatable)',
    list: true,
  },
  { flags: '--dry-run', description: 'print what would be sent, byte for byte, and send nothing' },
  {
    flags: '--max-requests <n>',
    description: 'send at most n requests',
    integer: { min: 0, max: 10_000_000 },
  },
  {
    flags: '--max-tokens <n>',
    description: 'use at most n tokens, in and out',
    integer: { min: 0, max: 10_000_000_000 },
  },
  {
    flags: '--max-cost <amount>',
    description: 'spend at most so much; needs the prices',
    number: true,
  },
  { flags: '--price-input <amount>', description: 'price of a million tokens sent', number: true },
  {
    flags: '--price-output <amount>',
    description: 'price of a million tokens received',
    number: true,
  },
  {
    flags: '--max-wait <seconds>',
    description: 'longest wait that the server may ask for (default: 60)',
    integer: { min: 0, max: 86_400 },
  },
  {
    flags: '--timeout <seconds>',
    description:
      'longest time for one request, and for a pause in the results of a batch (default: 120)',
    integer: { min: 1, max: 3_600 },
  },
  {
    flags: '--concurrency <n>',
    description: 'requests at the same time (default: 4)',
    integer: { min: 1, max: 64 },
  },
  { flags: '--no-cache', description: 'neither read nor keep replies on disk' },
  { flags: '--offline', description: 'send nothing to anybody' },
];

/** The flags that choose the scorer; those of the model matter to llm and both. */
export const scorerOptions: readonly OptionSpec[] = [
  {
    flags: '--scorer <name>',
    description:
      'rules (reads meaning, offline), words (phrases and cue words only, thousands a second), llm, both, or the path of a module (default: rules)',
  },
  {
    flags: '--samples <n>',
    description: 'ask the model n times and take the median (default: 1)',
    integer: { min: 1, max: 15 },
  },
  {
    flags: '--fallback <scorer>',
    description: 'score with this one, marked, where the model cannot',
    choices: ['rules'],
  },
  ...modelOptions,
];

/** The scorer that the flags name. */
export function scorerName({ scorer }: Flags): string {
  return typeof scorer === 'string' ? scorer : 'rules';
}

/** Whether the flags ask for a model at all. */
export function asksModel(flags: Flags): boolean {
  return ['llm', 'both'].includes(scorerName(flags));
}

/** What the flags say of the model, checked as far as flags alone can be. */
export interface ModelWish {
  readonly model: string;
  readonly baseUrl: string;
  readonly allowHosts: readonly string[];
  readonly dryRun: boolean;
  readonly caps: {
    readonly requests: number;
    readonly tokens: number;
    readonly cost: number;
    readonly prices: { readonly input: number; readonly output: number } | null;
  };
  readonly maxWaitMs: number;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly cache: boolean;
  /** Replies come from a batch alone. */
  readonly batched: boolean;
}

const unlimited = Number.POSITIVE_INFINITY;

/** Reads the flags of a model; throws UsageError where one that is needed is missing. */
export function modelWish(flags: Flags): ModelWish {
  if (flags.offline === true) {
    throw new UsageError(
      'A model is asked for, and --offline forbids to send anything.',
      'Leave out --offline, or use --scorer rules.',
    );
  }
  const prices = pricesOf(flags);
  if (flags.maxCost !== undefined && prices === null) {
    throw new UsageError(
      '--max-cost needs the prices of the model, which are not guessed.',
      'Give --price-input and --price-output, for a million tokens each.',
    );
  }
  return {
    model: needed(flags, 'model', '--model', 'the name of the model, as its server lists it'),
    baseUrl: needed(
      flags,
      'baseUrl',
      '--base-url',
      'where its API begins, for example http://localhost:11434/v1 for Ollama',
    ),
    allowHosts: Array.isArray(flags.allowHost) ? flags.allowHost : [],
    dryRun: flags.dryRun === true,
    caps: {
      requests: numberFlag(flags, 'maxRequests', unlimited),
      tokens: numberFlag(flags, 'maxTokens', unlimited),
      cost: numberFlag(flags, 'maxCost', unlimited),
      prices,
    },
    maxWaitMs: 1000 * numberFlag(flags, 'maxWait', 60),
    timeoutMs: 1000 * numberFlag(flags, 'timeout', 120),
    concurrency: numberFlag(flags, 'concurrency', 4),
    cache: flags.cache !== false,
    batched: flags.engine === 'openai-batch',
  };
}

function pricesOf(flags: Flags): ModelWish['caps']['prices'] {
  const { priceInput: input, priceOutput: output } = flags;
  return typeof input === 'number' && typeof output === 'number' ? { input, output } : null;
}

function needed(flags: Flags, name: string, flag: string, what: string): string {
  const value = flags[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(
    `A model is asked for, but ${flag} is missing: ${what}.`,
    `Give ${flag}, set it in the environment or in the configuration, or use --scorer rules.`,
  );
}

export function numberFlag(flags: Flags, name: string, fallback: number): number {
  const value = flags[name];
  return typeof value === 'number' ? value : fallback;
}
