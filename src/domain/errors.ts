/** Process exit codes: the contract scripts rely on (`drill help exit-codes`). */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  nothingMatched: 3,
  unscored: 4,
  internal: 5,
  interrupted: 130,
} as const;
export type ExitCode = number;

/**
 * A failure that the user can do something about. `message` names the thing, the place and the
 * cause; `nextStep` says what to do. Anything thrown that is not a DrillError is a bug.
 */
export class DrillError extends Error {
  override readonly name: string = 'DrillError';
  readonly exitCode: ExitCode;
  readonly nextStep: string | undefined;

  constructor(exitCode: ExitCode, message: string, nextStep?: string) {
    super(message);
    this.exitCode = exitCode;
    this.nextStep = nextStep;
  }
}

/** The command line or the configuration is wrong. */
export class UsageError extends DrillError {
  override readonly name = 'UsageError';

  constructor(message: string, nextStep?: string) {
    super(exitCodes.usage, message, nextStep);
  }
}

/** The filters leave nothing. */
export class NothingMatchedError extends DrillError {
  override readonly name = 'NothingMatchedError';

  constructor(message: string, nextStep?: string) {
    super(exitCodes.nothingMatched, message, nextStep);
  }
}

/** The user ended the program; `exitCode` is 128 plus the signal's number. */
export class InterruptedError extends DrillError {
  override readonly name = 'InterruptedError';

  constructor(exitCode: ExitCode = exitCodes.interrupted) {
    super(exitCode, 'Interrupted.');
  }
}
