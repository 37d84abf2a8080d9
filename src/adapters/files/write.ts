import { randomUUID } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DrillError, exitCodes, UsageError } from '../../domain/errors.ts';

/** A Printable, or the text of a question file that must stay as it is. */
interface Text {
  readonly text: string;
}

type Chunks = AsyncIterable<Text> | Iterable<Text>;

/** Who may read what is written: the owner only, or whoever could before (or by the umask). */
type Audience = 'owner' | 'anyone';

/**
 * Writes a file as a whole or not at all: aside first, synced, renamed into place, the folder
 * synced. What is no regular file (a device, a pipe) is written in place.
 */
export async function writeFile(
  named: string,
  chunks: Chunks,
  audience: Audience = 'owner',
): Promise<void> {
  const path = await realpath(named).catch(() => named);
  const found = await stat(path).catch(() => null);
  const special = found !== null && !found.isFile();
  const mode = audience === 'owner' ? 0o600 : (found?.mode ?? 0o666);
  const target = special ? path : `${path}.${randomUUID()}.partial`;
  try {
    await fill(target, special ? 'w' : 'wx', mode, chunks);
    if (special) return;
    await rename(target, path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (!special) await rm(target, { force: true });
    throw isSystemError(error) ? cannotWrite(path, error) : error;
  }
}

async function fill(path: string, flags: string, mode: number, chunks: Chunks): Promise<void> {
  const file = await open(path, flags, mode);
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
    'Make room, or choose another place.',
  );
}

/**
 * Writes a text as it is into a file that others may read too, in a folder that need not exist. A file
 * that is there already is only replaced when asked.
 */
export async function saveText(path: string, text: string, replace: boolean): Promise<void> {
  if (!replace && (await stat(path).catch(() => null)) !== null) {
    throw new UsageError(`${path} exists already.`, 'Use --force to replace it, or another place.');
  }
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw cannotWrite(path, error as Error);
  }
  await writeFile(path, [{ text }], 'anyone');
}
