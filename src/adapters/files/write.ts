import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DrillError, exitCodes } from '../../domain/errors.ts';
import type { Printable } from '../../domain/printable.ts';

/**
 * Writes a file as a whole or not at all: aside first, synced, renamed into place, the folder
 * synced. Readable by its owner only. What is no regular file (a device, a pipe) is written in place.
 */
export async function writeFile(path: string, chunks: AsyncIterable<Printable>): Promise<void> {
  const special = await stat(path).then(
    (found) => !found.isFile(),
    () => false,
  );
  const target = special ? path : `${path}.${randomUUID()}.partial`;
  try {
    await fill(target, special ? 'w' : 'wx', chunks);
    if (special) return;
    await rename(target, path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (!special) await rm(target, { force: true });
    throw isSystemError(error) ? cannotWrite(path, error) : error;
  }
}

async function fill(path: string, flags: string, chunks: AsyncIterable<Printable>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk.text);
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The source of the chunks has errors of its own, which are not about writing. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function cannotWrite(path: string, { message }: Error): DrillError {
  return new DrillError(
    exitCodes.usage,
    `Cannot write ${path}: ${message}.`,
    'Choose another place with -o.',
  );
}
