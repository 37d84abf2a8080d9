import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { InputRow } from '../../domain/answer-row.ts';
import type { AnswerChunk, AnswerSource } from '../../domain/grading.ts';
import { firstInvalidByte } from '../../domain/utf8.ts';
import { chunkOfRows, longestRowBytes } from './lines.ts';
import { cannotRead } from './read.ts';

/**
 * One answer a text file (.txt or .md): its name is the id, and the folder it stands in below the
 * one given is the question. In the order of their paths; `row` is the place in it.
 */
export async function answersInFolder(folder: string): Promise<AnswerSource> {
  const paths = await textFiles(folder);
  let read = 0;
  return {
    bytes: null,
    expects: 'Each answer is a text file, <questionId>/<id>.txt or .md.',
    share: () => (paths.length === 0 ? null : read / paths.length),
    async *chunks(wanted) {
      while (read < paths.length) {
        const first = read;
        const some = paths.slice(first, first + wanted());
        const rows: InputRow[] = [];
        for (const path of some) rows.push(await readAnswer(folder, path, first + rows.length + 1));
        read += some.length;
        yield chunkOfRows(rows, first + 1) satisfies AnswerChunk;
      }
    },
  };
}

async function textFiles(folder: string): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  const all = await readdir(folder, options).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(folder, error);
  });
  return all
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .filter((path) => /\.(txt|md)$/i.test(path) && !basename(path).startsWith('.'))
    .sort((a, b) => (a < b ? -1 : 1));
}

async function readAnswer(folder: string, path: string, row: number): Promise<InputRow> {
  const parts = path.split(/[\\/]/);
  const id = basename(path, extname(path));
  const questionId = parts.at(-2);
  const read = await readText(join(folder, path));
  if ('fault' in read)
    return { row, fault: { ...read.fault, message: `${path}: ${read.fault.message}` } };
  const named = questionId === undefined ? {} : { questionId };
  return { row, value: { id, ...named, answer: read.text, file: path } };
}

type Read = { readonly text: string } | { readonly fault: { code: string; message: string } };

/** Without waiting, so that a pipe does not hold the program, and no link, which may leave the folder. */
const carefully = constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0);

async function readText(path: string): Promise<Read> {
  const file = await open(path, carefully).catch(({ code }: NodeJS.ErrnoException) => code);
  if (typeof file !== 'object')
    return unreadable(file === 'ELOOP' ? 'it is a link' : 'it cannot be opened');
  try {
    const found = await file.stat();
    if (!found.isFile()) return unreadable('it is no regular file');
    if (found.size > longestRowBytes) return unreadable('it is longer than 16 MiB');
    return decoded(await file.readFile());
  } finally {
    await file.close();
  }
}

function decoded(bytes: Buffer): Read {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).trimEnd() };
  } catch {
    const message = `it is not valid UTF-8 at byte ${firstInvalidByte(bytes)}. Save it as UTF-8.`;
    return { fault: { code: 'not-utf8', message } };
  }
}

function unreadable(cause: string): Read {
  return { fault: { code: 'cannot-read', message: `${cause}.` } };
}
