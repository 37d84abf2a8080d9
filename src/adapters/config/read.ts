import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { cannotUse } from './cannot-use.ts';
import type { PlaceOf } from './parse.ts';
import { repositoryRoot } from './repository-root.ts';

/** A configuration file as read, nothing of it checked yet. */
export interface ConfigFile {
  readonly file: string;
  readonly values: unknown;
  /** The number of the user that it belongs to; 0 where the platform numbers none. */
  readonly owner: number;
  readonly placeOf: PlaceOf;
}

/** Only formats that hold data: a file found in a folder must not be able to run code. */
const searchPlaces = ['.drillrc.yaml', '.drillrc.yml', '.drillrc.json', 'package.json'];
const largestBytes = 100_000;

/** The project's file: in the folder or above it, up to the root of its git repository. */
export async function readProjectFile(folder: string): Promise<ConfigFile | null> {
  const root = repositoryRoot(folder) ?? resolve(folder);
  for (let here = resolve(folder); ; here = dirname(here)) {
    for (const place of searchPlaces) {
      const found = await readConfig(join(here, place));
      if (found !== null) return found;
    }
    if (here === root) return null;
  }
}

/** The user's own file; null when there is none. */
export async function readUserFile(file: string): Promise<ConfigFile | null> {
  return readConfig(file);
}

/** The parser is only loaded for a file that exists. */
async function readConfig(file: string): Promise<ConfigFile | null> {
  const read = readRegular(file);
  if (read === null) return null;
  const { content, owner } = read;
  const isPackage = basename(file) === 'package.json';
  if (isPackage && !hasSettings(content)) return null;
  const { parseConfig } = await import('./parse.ts');
  const { values, placeOf } = parseConfig(file, content);
  if (!isPackage) return { file, owner, values: values ?? {}, placeOf };
  const { drill } = values as { readonly drill: unknown };
  return { file, owner, values: drill, placeOf: (...path) => placeOf('drill', ...path) };
}

/** Opened without waiting and held to a size, so that no pipe or device holds the program. */
function readRegular(file: string): { readonly content: string; readonly owner: number } | null {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw cannotUse(file, 'it is not a regular file');
    const isForeign = basename(file) === 'package.json' && found.size > largestBytes;
    if (isForeign) return null;
    if (found.size > largestBytes) throw cannotUse(file, `it is longer than ${largestBytes} bytes`);
    return { content: readFileSync(descriptor, 'utf8'), owner: found.uid };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw code === undefined ? error : cannotUse(file, message);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Nearly every project has a package.json, and few have settings in it. What cannot be read may have some. */
function hasSettings(content: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(content), 'drill');
  } catch {
    return true;
  }
}
