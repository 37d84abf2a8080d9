import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { lilconfig } from 'lilconfig';
import { UsageError } from '../../domain/errors.ts';
import { cannotUse } from './cannot-use.ts';
import { repositoryRoot } from './repository-root.ts';

/** A configuration file as read, nothing of it checked yet. */
export interface ConfigFile {
  readonly file: string;
  readonly values: unknown;
}

/** Only formats that hold data: a file found in a folder must not be able to run code. */
const searchPlaces = ['.drillrc.yaml', '.drillrc.yml', '.drillrc.json', 'package.json'];

/** The project's file: in the folder or above it, up to the root of its git repository. */
export async function readProjectFile(folder: string): Promise<ConfigFile | null> {
  const explorer = lilconfig('drill', {
    searchPlaces,
    packageProp: 'drill',
    stopDir: repositoryRoot(folder) ?? resolve(folder),
    loaders: { '.yaml': parsed, '.yml': parsed, '.json': parsedJson },
  });
  const found = await explorer.search(folder).catch((error: NodeJS.ErrnoException) => {
    throw error instanceof UsageError ? error : cannotUse(folder, error.message);
  });
  return found === null ? null : { file: found.filepath, values: found.config ?? {} };
}

/** The user's own file; null when there is none. */
export async function readUserFile(file: string): Promise<ConfigFile | null> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw cannotUse(file, message);
  }
  return { file, values: (await parsed(file, content)) ?? {} };
}

/** The parser is only loaded for a file that exists. */
async function parsed(file: string, content: string): Promise<unknown> {
  const { parseConfig } = await import('./parse.ts');
  return parseConfig(file, content);
}

/** Nearly every project has a package.json, and few have settings in it: those need no parser that knows places. */
async function parsedJson(file: string, content: string): Promise<unknown> {
  const isForeign = basename(file) === 'package.json' && !hasSettings(content);
  return isForeign ? {} : parsed(file, content);
}

/** What cannot be read may have some. */
function hasSettings(content: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(content), 'drill');
  } catch {
    return true;
  }
}
