import { type ExitCode, exitCodes, InterruptedError } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import { dispatch } from './dispatch.ts';
import { Interruptible } from './interruptible.ts';
import { createOutput } from './output.ts';
import type { World } from './world.ts';

/** Runs a command and turns whatever is thrown into a sentence and an exit code. */
export async function runCommand(world: World): Promise<ExitCode> {
  const stop = new AbortController();
  const out = createOutput(() => world.stdout, 'standard output', {
    onClosed: () => stop.abort(new InterruptedError(exitCodes.done)),
    onFailed: (error) => stop.abort(error),
  });
  const err = createOutput(() => world.stderr, 'standard error', {
    onClosed: () => {},
    onFailed: () => {},
  });
  const interruptible = new Interruptible();
  const ignoreSignals = world.onSignal((signal) => {
    if (signal === 'SIGINT' && interruptible.interrupt()) return;
    if (stop.signal.aborted) world.die(signalCodes[signal]);
    stop.abort(new InterruptedError(signalCodes[signal]));
  });
  try {
    const exitCode = await dispatch(world, { out, err, signal: stop.signal, interruptible });
    await out.flush();
    return exitCode;
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
