import { type Stats, statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** What is at the path; undefined where nothing is or it cannot be told, which is said once it is opened. */
export function foundAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Whether there is a folder for the file. */
export function hasFolder(path: string): boolean {
  return foundAt(dirname(path))?.isDirectory() === true;
}

/** Whether two paths stand for one file, be it there already or not. What is no file, such as a device, is shared. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = [foundAt(one), foundAt(other)];
  if (first === undefined && second === undefined)
    return (await placeOf(one)) === (await placeOf(other));
  if (first?.isFile() !== true || second?.isFile() !== true) return false;
  return first.dev === second.dev && first.ino === second.ino;
}

async function placeOf(path: string): Promise<string> {
  const folder = dirname(resolve(path));
  return join(await realpath(folder).catch(() => folder), basename(path));
}
