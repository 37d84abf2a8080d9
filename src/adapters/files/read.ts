import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { UsageError } from '../../domain/errors.ts';

const chunkBytes = 256 * 1024;

/** The bytes of a file in chunks. A pipe may stand for a file; a folder may not. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  await refuseFolder(path);
  try {
    yield* createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw cannotRead(path, error as NodeJS.ErrnoException);
  }
}

/**
 * The bytes of a file, each chunk in the memory of the one before it: it is to be used before the next
 * is asked for. Over a large file the collector would not keep up with chunks that have their own.
 */
export async function* readPassing(path: string): AsyncGenerator<Buffer> {
  const failed = (error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  };
  await refuseFolder(path);
  const file = await open(path).catch(failed);
  const memory = Buffer.allocUnsafeSlow(chunkBytes);
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, chunkBytes, null).catch(failed);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  if (!found.isDirectory()) return;
  throw new UsageError(
    `Cannot read ${path}: it is a folder.`,
    'Name a file, or - for standard input.',
  );
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'the symbolic links go round in a circle',
  EISDIR: 'it is a folder',
};

export function cannotRead(path: string, error: NodeJS.ErrnoException): UsageError {
  const cause = causes[error.code ?? ''] ?? error.message;
  return new UsageError(`Cannot read ${path}: ${cause}.`, 'Check the path.');
}
