import type { Readable, Writable } from 'node:stream';

/** Everything the program takes from outside, so that a test can hand in another one. */
export interface World {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & Terminal;
  readonly stderr: Writable & Terminal;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly newSeed: () => number;
  /** The user that the program runs as; null where the platform numbers none. */
  readonly user: number | null;
  /** Calls back on SIGINT, SIGTERM and SIGHUP; returns how to stop listening. */
  readonly onSignal: (listener: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void) => () => void;
  /** Ends the process at once: only for a second signal. */
  readonly die: (exitCode: number) => void;
  readonly processes: {
    readonly own: number;
    isRunning(id: number): boolean;
  };
  /** Threads that this machine can run at once. */
  readonly cores: number;
  /** The folder that the program was started in. */
  readonly cwd: string;
  /** The version of Node. */
  readonly nodeVersion: string;
  /** The folder of the installed package. */
  readonly packageFolder: string;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}
