import { DrillError, type ExitCode, exitCodes, InterruptedError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';

/** What is said about a failure, and the exit code it ends with. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** Null when there is nothing to say. */
  readonly text: Printable | null;
}

/** Turns anything thrown into a sentence for the user; the stack only when they asked for details. */
export function describeFailure(error: unknown, verbose: boolean): Failure {
  if (error instanceof InterruptedError) return { exitCode: error.exitCode, text: null };
  const details = verbose && error instanceof Error ? [print`${error.stack ?? ''}`] : [];
  if (error instanceof DrillError) {
    const next = error.nextStep === undefined ? [] : [print`${error.nextStep}`];
    return {
      exitCode: error.exitCode,
      text: under(print`drill: ${error.message}`, ...next, ...details),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    exitCode: exitCodes.internal,
    text: under(
      print`drill: This is a fault of the program, not of yours: ${message}`,
      verbose
        ? print`Please report it with the lines below and the command you ran.`
        : print`Run the command again with --verbose to see where it happened, and report it with that.`,
      ...details,
    ),
  };
}

function under(...parts: readonly Printable[]): Printable {
  return Printable.join(parts, '\n');
}
