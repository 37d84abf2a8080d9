import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { run } from './main.ts';
import type { World } from './world.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The process as a world. */
function thisProcess(): World & { readonly touchedStdin: boolean } {
  let touchedStdin = false;
  return {
    get touchedStdin() {
      return touchedStdin;
    },
    argv: process.argv.slice(2),
    env: process.env,
    get stdin() {
      touchedStdin = true;
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    newSeed: () => Math.floor(Math.random() * 2 ** 31),
    user: process.getuid?.() ?? null,
    onSignal: (listener) => {
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
    cores: availableParallelism(),
    processes: { own: process.pid, isRunning },
    die: (exitCode) => process.exit(exitCode),
    cwd: process.cwd(),
    nodeVersion: process.versions.node,
    packageFolder: dirname(import.meta.dirname),
  };
}

/** Signal 0 only asks; a process of somebody else may not be asked, but is there. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What a signal ended may still wait for a pipe that nobody writes to, and so would process.exit. */
const graceMs = 500;

/** Runs the command line of this process and sets its exit code. */
export async function main(): Promise<void> {
  const world = thisProcess();
  const exitCode = await run(world);
  process.exitCode = exitCode;
  if (world.touchedStdin) process.stdin.destroy();
  if (exitCode <= 128) return;
  setTimeout(() => process.kill(process.pid, exitCode - 128), graceMs).unref();
}
