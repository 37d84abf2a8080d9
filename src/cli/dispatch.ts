import type { Command, Flags } from '../commands/command.ts';
import { type CommandEntry, commands } from '../commands/index.ts';
import { type ExitCode, exitCodes, UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import type { Output } from '../domain/ports.ts';
import { Printable, print } from '../domain/printable.ts';
import type { Configuration, SettingName } from '../domain/settings.ts';
import type { Interruptible } from './interruptible.ts';
import { type ColorChoice, layoutFor } from './layout.ts';
import type { World } from './world.ts';

interface Streams {
  readonly out: Output;
  readonly err: Output;
  readonly signal: AbortSignal;
  readonly interruptible: Interruptible;
}

/** Finds the command that a command line names and runs it; without one it is practice. */
export async function dispatch(world: World, streams: Streams): Promise<ExitCode> {
  const [first = '', ...rest] = world.argv;
  if (['help', '--help', '-h'].includes(first)) return help(world, streams, rest[0]);
  const entry = commands.find((command) => command.name === first);
  if (entry !== undefined) return invoke(entry, rest, world, streams);
  if (first !== '' && !first.startsWith('-')) throw unknownCommand(first);
  return invoke(commandNamed('practice'), world.argv, world, streams);
}

async function help(world: World, streams: Streams, topic: string | undefined): Promise<ExitCode> {
  const entry = commands.find((command) => command.name === topic);
  if (entry !== undefined) return invoke(entry, ['--help'], world, streams);
  const { helpPage, topics } = await import('./help.ts');
  const page = helpPage(topic, layoutFor(world.stdout, world.env, 'auto', false));
  if (page === null) throw unknownTopic(topic ?? '', topics);
  await streams.out.write(print`${page}\n`);
  return exitCodes.done;
}

async function invoke(
  entry: CommandEntry,
  argv: readonly string[],
  world: World,
  streams: Streams,
): Promise<ExitCode> {
  const [command, { parseCommandLine }, { createContext, configurationOf }] = await Promise.all([
    entry.load(),
    import('./command-line.ts'),
    import('./context.ts'),
  ]);
  const { width } = layoutFor(world.stdout, world.env, 'never', false);
  const line = parseCommandLine(command, argv, world.env, width);
  if (line.kind === 'help') {
    await streams.out.write(Printable.visible(line.text));
    return exitCodes.done;
  }
  const configuration = await configurationOf(world);
  const flags = withSettings(line.flags, line.settable, configuration);
  const color = (flags.color ?? 'auto') as ColorChoice;
  const accessible = flags.accessible === true || isOn(world.env.ACCESSIBLE);
  const context = createContext(world, {
    ...streams,
    outLayout: layoutFor(world.stdout, world.env, color, accessible),
    errLayout: layoutFor(world.stderr, world.env, color, accessible),
    quiet: flags.quiet === true,
    configuration,
  });
  if (configuration.disregarded.length > 0) {
    const { disregardedText } = await import('../reporters/configuration.ts');
    await streams.err.write(print`${disregardedText(configuration, context.errLayout)}\n`);
  }
  return finish(command, context, line.args, flags);
}

/** Options that neither the arguments nor the environment give are filled from the settings that a file gives. */
function withSettings(
  flags: Flags,
  settable: readonly string[],
  { settings, origins }: Configuration,
): Flags {
  const filled = Object.entries(settings).filter(
    ([name]) => origins[name as SettingName].kind === 'file' && settable.includes(name),
  );
  return { ...Object.fromEntries(filled), ...flags };
}

async function finish(
  command: Command,
  context: Parameters<Command['run']>[0],
  args: readonly string[],
  flags: Parameters<Command['run']>[2],
): Promise<ExitCode> {
  const exitCode = await command.run(context, args, flags).finally(() => context.close());
  if (context.signal.aborted) throw context.signal.reason;
  return exitCode;
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

function commandNamed(name: string): CommandEntry {
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) throw new Error(`The command ${name} is missing from the list.`);
  return entry;
}

function unknownCommand(word: string): UsageError {
  const near = nearest(
    word,
    commands.map((command) => command.name),
    2,
  );
  const hint = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return new UsageError(
    `There is no command "${word}".`,
    `${hint}\`drill help\` lists the commands.`,
  );
}

function unknownTopic(topic: string, topics: readonly string[]): UsageError {
  const names = [...commands.map((command) => command.name), ...topics];
  const near = nearest(topic, names, 2);
  const hint = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return new UsageError(
    `There is no help on "${topic}".`,
    `${hint}Topics: ${topics.join(', ')}, and every command.`,
  );
}
