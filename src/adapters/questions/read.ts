import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { LoadedFile } from '../../domain/ports.ts';
import type { ContentCache } from './cache.ts';
import { decode } from './decode.ts';
import { Findings } from './finding.ts';
import { limits } from './limits.ts';
import { placementProblems } from './placement.ts';
import { fileStart } from './places.ts';
import { quickCheck } from './quick-check.ts';

/** For a file that could not be read. */
export const nowhere: LoadedFile['places'] = async () => () => fileStart;

/** Reads and checks one question file. What it holds is never a reason to throw. */
export async function readQuestionFile(
  file: string,
  cache: ContentCache | null,
): Promise<LoadedFile> {
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
  const known = cache?.find(bytes) ?? null;
  if (known !== null) {
    const source = bytes.toString('utf8');
    const places = async () => (await import('./check.ts')).placesIn(source);
    return { file, source, content: known, problems: [], places };
  }
  const decoded = decode(bytes);
  if ('cause' in decoded) {
    findings.add('not-utf8', { cause: decoded.cause }, decoded.place);
    return failed();
  }
  const loaded = quickCheck(file, decoded.text) ?? (await preciseCheck(file, decoded.text));
  const misplaced = placementProblems(loaded);
  if (misplaced.length > 0) return { ...loaded, problems: [...loaded.problems, ...misplaced] };
  if (loaded.content !== null && loaded.problems.length === 0) cache?.keep(bytes, loaded.content);
  return loaded;
}

async function preciseCheck(file: string, source: string): Promise<LoadedFile> {
  const { checkQuestionFile } = await import('./check.ts');
  return checkQuestionFile(file, source);
}

/** The bytes of a regular file within the size limit. Opened without waiting, so that a pipe does not hold the program. */
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

function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
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
