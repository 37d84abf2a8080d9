import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UsageError } from '../../domain/errors.ts';

const chunkBytes = 256 * 1024;

/** The bytes of a file in chunks. A pipe may stand for a file; a folder may not. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  if (found.isDirectory()) {
    throw new UsageError(
      `Cannot read ${path}: it is a folder.`,
      'Name a file, or - for standard input.',
    );
  }
  try {
    yield* createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw cannotRead(path, error as NodeJS.ErrnoException);
  }
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
