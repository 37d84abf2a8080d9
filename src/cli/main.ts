import { type ExitCode, exitCodes, InterruptedError } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import { createOutput } from './output.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

/** Runs one command line and resolves with its exit code; never throws and never ends the process. */
export async function run(world: World): Promise<ExitCode> {
  const [first] = world.argv;
  return first === '--version' || first === '-V' ? sayVersion(world) : runCommand(world);
}

/** The version is asked for often and by scripts: nothing else is loaded for it. */
async function sayVersion(world: World): Promise<ExitCode> {
  await createOutput(
    () => world.stdout,
    () => {},
  ).write(print`${version}\n`);
  return exitCodes.done;
}

async function runCommand(world: World): Promise<ExitCode> {
  const stop = new AbortController();
  const out = createOutput(
    () => world.stdout,
    () => stop.abort(new InterruptedError(exitCodes.done)),
  );
  const err = createOutput(
    () => world.stderr,
    () => {},
  );
  const ignoreSignals = world.onSignal((signal) => {
    if (stop.signal.aborted) world.die(signalCodes[signal]);
    stop.abort(new InterruptedError(signalCodes[signal]));
  });
  try {
    const { dispatch } = await import('./dispatch.ts');
    return await dispatch(world, { out, err, signal: stop.signal });
  } catch (error) {
    const { describeFailure } = await import('./failure.ts');
    const verbose = world.argv.some((argument) => argument === '-v' || argument === '--verbose');
    const { exitCode, text } = describeFailure(error, verbose);
    if (text !== null) await err.write(print`${text}\n`);
    return exitCode;
  } finally {
    ignoreSignals();
  }
}

/** 128 plus the number of the signal, as shells report it. */
const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
