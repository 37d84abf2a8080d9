import { readFile, rm, writeFile } from 'node:fs/promises';
import { UsageError } from '../../../domain/errors.ts';

/** The processes of this machine, as far as a lock needs to know them. */
export interface Processes {
  readonly own: number;
  isRunning(id: number): boolean;
}

/**
 * Keeps a second run from writing the same file; resolves with how to let go. The lock of a process
 * that was killed does not count.
 */
export async function lock(path: string, processes: Processes): Promise<() => Promise<void>> {
  const holder = await claim(path, processes.own);
  if (holder !== null) {
    if (holder !== processes.own && processes.isRunning(holder)) throw inUse(path, holder);
    await rm(path, { force: true });
    const second = await claim(path, processes.own);
    if (second !== null) throw inUse(path, second);
  }
  return () => rm(path, { force: true });
}

/** The process that holds the lock, or null where it is now our own. */
async function claim(path: string, own: number): Promise<number | null> {
  try {
    await writeFile(path, `${own}\n`, { flag: 'wx', mode: 0o600 });
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return Number(await readFile(path, 'utf8').catch(() => ''));
  }
}

function inUse(path: string, holder: number): UsageError {
  return new UsageError(
    `Another run (process ${holder}) is writing to the same file.`,
    `Wait until it has ended; if there is no such run, remove ${path}.`,
  );
}
