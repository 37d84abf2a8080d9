import { open, readFile, rm } from 'node:fs/promises';
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
    if (holder !== processes.own && isHeld(holder, processes)) throw inUse(path, holder);
    await rm(path, { force: true });
    const second = await claim(path, processes.own);
    if (second !== null) throw inUse(path, second);
  }
  return () => rm(path, { force: true });
}

/** A lock without a number is of a run that is just beginning, or that was killed as it began. */
function isHeld(holder: number, { isRunning }: Processes): boolean {
  return !isProcess(holder) || isRunning(holder);
}

function isProcess(holder: number): boolean {
  return Number.isSafeInteger(holder) && holder > 0;
}

/** The process that holds the lock, or null where it is now our own. */
async function claim(path: string, own: number): Promise<number | null> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (file === null) return Number(await readFile(path, 'utf8').catch(() => ''));
  try {
    await file.writeFile(`${own}\n`);
    return null;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function inUse(path: string, holder: number): UsageError {
  const process = isProcess(holder) ? ` (process ${holder})` : '';
  return new UsageError(
    `Another run${process} is writing to the same file.`,
    `Wait until it has ended; if there is no such run, remove ${path}.`,
  );
}
