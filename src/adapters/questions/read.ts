import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { CheckedFiles, LoadedFile } from '../../domain/ports.ts';
import type { ContentCache } from './cache.ts';
import { decode } from './decode.ts';
import { Findings } from './finding.ts';
import { limits } from './limits.ts';
import { placementProblems } from './placement.ts';
import { fileStart } from './places.ts';
import { quickCheck } from './quick-check.ts';

/** For a file that could not be read. */
export const nowhere: LoadedFile['places'] = async () => () => fileStart;

/** What may be known of a file without reading what it says. */
export interface Known {
  readonly cache?: ContentCache;
  readonly checked?: CheckedFiles;
}

/** Reads and checks one question file. What it holds is never a reason to throw. */
export async function readQuestionFile(file: string, known: Known): Promise<LoadedFile> {
  const findings = new Findings(file);
  const failed = (): LoadedFile => ({
    file,
    source: '',
    content: null,
    problems: findings.problems,
    places: nowhere,
  });
  const bytes = readBytes(file, findings);
  if (bytes === null) return failed();
  // The bytes are gone as soon as another file is read, so their names are taken now.
  const name = known.cache?.nameOf(bytes);
  const key = known.checked?.keyOf(bytes);
  const remembered = recall(file, bytes, known, name, key);
  if (remembered !== null) return remembered;
  const decoded = decode(bytes);
  if ('cause' in decoded) {
    findings.add('not-utf8', { cause: decoded.cause }, decoded.place);
    return failed();
  }
  const loaded = (await quickCheck(file, decoded.text)) ?? (await preciseCheck(file, decoded.text));
  const { content } = loaded;
  const misplaced =
    content === null ? [] : placementProblems(file, content.role.id, content.level.id);
  if (misplaced.length > 0) return { ...loaded, problems: [...loaded.problems, ...misplaced] };
  if (content !== null && loaded.problems.length === 0 && name !== undefined)
    known.cache?.keep(name, content);
  return key === undefined ? loaded : { ...loaded, key };
}

/** The file from what is known of its bytes. */
function recall(
  file: string,
  bytes: Buffer,
  { cache, checked }: Known,
  name = '',
  key = '',
): LoadedFile | null {
  const summary = checked?.find(key) ?? null;
  const content = cache?.find(name) ?? null;
  if (summary === null && content === null) return null;
  const source = bytes.toString('utf8');
  const places = async () => (await import('./check.ts')).placesIn(source);
  if (summary === null) return { file, source, content, problems: [], places };
  const problems = placementProblems(file, summary.role, summary.level);
  return { file, source, content: null, known: { file, ...summary }, problems, places };
}

async function preciseCheck(file: string, source: string): Promise<LoadedFile> {
  const { checkQuestionFile } = await import('./check.ts');
  return checkQuestionFile(file, source);
}

/** The bytes of a regular file within the size limit, good until the next call. Opened without waiting, so that a pipe does not hold the program. */
export function readBytes(file: string, findings: Findings): Buffer | null {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = fstatSync(descriptor);
    if (!found.isFile()) {
      findings.add('cannot-read', { cause: 'it is not a regular file' }, fileStart);
      return null;
    }
    if (found.size > limits.bytes) {
      findings.add('too-large', { bytes: found.size, limit: limits.bytes }, fileStart);
      return null;
    }
    return readAll(descriptor, found.size);
  } catch (error) {
    findings.add('cannot-read', { cause: causeOf(error) }, fileStart);
    return null;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** One for all files, as each is used up before the next is read. */
let shared: Buffer | undefined;

function readAll(descriptor: number, size: number): Buffer {
  shared ??= Buffer.allocUnsafeSlow(limits.bytes);
  const bytes = shared;
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'the symbolic links go round in a circle',
  ENOTDIR: 'a part of the path is not a folder',
  ENXIO: 'it is not a regular file',
};

export function causeOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return causes[code] ?? message;
}
