import {
  Argument,
  CommanderError,
  InvalidArgumentError,
  Option,
  Command as Parser,
} from 'commander';
import type { Command, Flags, OptionSpec } from '../commands/command.ts';
import { UsageError } from '../domain/errors.ts';
import { colorChoices } from './layout.ts';

/** What a command line asks for: the help text of the command, or a run of it. */
export type CommandLine =
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'run';
      readonly args: readonly string[];
      readonly flags: Flags;
      /** Names of the options with a value. */
      readonly settable: readonly string[];
    };

/** Options that every command takes. */
const commonOptions: readonly OptionSpec[] = [
  { flags: '--color <when>', description: 'auto, always or never', choices: colorChoices },
  { flags: '--accessible', description: 'plain lines for screen readers: no redraw, no glyphs' },
  { flags: '-q, --quiet', description: 'no notes on standard error, errors only' },
  { flags: '-v, --verbose', description: 'show the details of a failure' },
];

/** Reads the arguments of one command; throws UsageError with the nearest option for what it does not know. */
export function parseCommandLine(
  command: Command,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  width: number,
): CommandLine {
  let help = '';
  const parser = parserFor(command).configureOutput({
    writeOut: (text) => {
      help += text;
    },
    writeErr: () => {},
    getOutHelpWidth: () => width,
  });
  try {
    parser.parse(argv, { from: 'user' });
    takeFromEnvironment(parser, env);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: help };
    throw usageError(error, command.name);
  }
  return {
    kind: 'run',
    args: parser.processedArgs.flat().filter(isText),
    flags: parser.opts(),
    settable: parser.options.filter(({ required }) => required).map((o) => o.attributeName()),
  };
}

/** Options with a value that the arguments leave open are taken from `DRILL_<NAME>`. */
function takeFromEnvironment(
  parser: Parser,
  env: Readonly<Record<string, string | undefined>>,
): void {
  for (const option of parser.options) {
    const name = option.attributeName();
    const variable = `DRILL_${option.name().replaceAll('-', '_').toUpperCase()}`;
    const text = env[variable] ?? '';
    if (!option.required || text === '' || parser.getOptionValueSource(name) !== undefined)
      continue;
    parser.setOptionValueWithSource(name, fromVariable(option, variable, text), 'env');
  }
}

function fromVariable(option: Option, variable: string, text: string): unknown {
  try {
    return option.parseArg === undefined ? text : option.parseArg(text, undefined);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(`The environment variable ${variable} is "${text}". ${error.message}`);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function parserFor(command: Command): Parser {
  const parser = new Parser(`drill ${command.name}`)
    .description(`${command.summary}.`)
    .exitOverride()
    .helpOption('-h, --help', 'show this help')
    .configureHelp({
      visibleOptions: (parsed) => parsed.options.filter((option) => !option.hidden),
    })
    .addHelpText('after', examplesOf(command));
  for (const argument of command.arguments ?? []) {
    parser.addArgument(new Argument(argument.name, argument.description));
  }
  for (const spec of [...command.options, ...commonOptions]) parser.addOption(optionFor(spec));
  return parser;
}

function examplesOf(command: Command): string {
  const examples = command.examples.map(({ line, does }) => `  ${line}\n      ${does}`);
  return `\nExamples:\n${examples.join('\n')}\n\nEach option can also be set as DRILL_<NAME>, for example DRILL_COLOR=never.`;
}

function optionFor(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.description);
  const { choices, integer, list, number } = spec;
  if (list === true)
    option.argParser((text: string, before: unknown) => listOf(text, before, choices));
  else if (integer !== undefined) option.argParser((text: string) => wholeNumber(text, integer));
  else if (number === true) option.argParser(amount);
  else if (choices !== undefined) option.choices(choices);
  return option;
}

function listOf(text: string, before: unknown, choices: readonly string[] | undefined): string[] {
  const values = text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const unknown =
    choices === undefined ? undefined : values.find((value) => !choices.includes(value));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${choices?.join(', ')}.`);
  }
  return [...(Array.isArray(before) ? before.filter(isText) : []), ...values];
}

function amount(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError('It takes a number from 0 on, for example 2.50.');
  }
  return Number(text);
}

function wholeNumber(text: string, { min, max }: { min: number; max: number }): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < min || value > max) {
    throw new InvalidArgumentError(`It takes a whole number from ${min} to ${max}.`);
  }
  return value;
}

function usageError(error: CommanderError, name: string): UsageError {
  const [sentence = '', ...hint] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = hint
    .join(' ')
    .replace(/^\(|\)$/g, '')
    .trim();
  return new UsageError(
    `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`.replace(/[^.?]$/, '$&.'),
    [suggestion, `\`drill ${name} --help\` lists the options.`].filter(Boolean).join(' '),
  );
}
