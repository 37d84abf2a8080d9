import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import {
  type Configuration,
  type Disregarded,
  type Origin,
  type Setting,
  type SettingName,
  type Settings,
  settings,
  variableFor,
} from '../../domain/settings.ts';
import { type ConfigFile, readProjectFile, readUserFile } from './read.ts';

interface ConfigSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user that the program runs as; null where the platform numbers none. */
  readonly user: number | null;
  /** The folder that the program runs in. */
  readonly folder: string;
  readonly userFile: string;
}

interface Layer {
  readonly values: Readonly<Record<string, unknown>>;
  readonly originOf: (name: SettingName) => Origin;
}

const names = Object.keys(settings) as SettingName[];

/**
 * The settings: environment over project file over user file over defaults. What a folder brings may come
 * from a stranger, so a project's file is followed only in settings that run nothing and send nothing, in
 * paths that stay in its folder, and where it belongs to the user. Throws UsageError for what no file may say.
 */
export async function loadConfiguration(sources: ConfigSources): Promise<Configuration> {
  const { env, folder, userFile } = sources;
  const found = await readProjectFile(folder);
  const [project, disregarded] = found === null ? [null, []] : trusted(found, sources);
  const user = await readUserFile(userFile);
  const layers = [
    environmentLayer(env),
    ...[project, user].flatMap((file) => (file === null ? [] : [fileLayer(file, folder)])),
  ];
  return { ...inForce(layers), userFile, disregarded };
}

function inForce(layers: readonly Layer[]): Pick<Configuration, 'settings' | 'origins'> {
  const found = names.map((name) => {
    const layer = layers.find(({ values }) => Object.hasOwn(values, name));
    const origin: Origin = layer?.originOf(name) ?? { kind: 'default' };
    return { name, origin, value: layer?.values[name] ?? settings[name].fallback };
  });
  return {
    settings: Object.fromEntries(found.map(({ name, value }) => [name, value])) as Settings,
    origins: Object.fromEntries(
      found.map(({ name, origin }) => [name, origin]),
    ) as Configuration['origins'],
  };
}

/** A project's file with what it may say, and what it says beyond that. */
function trusted(
  found: ConfigFile,
  sources: ConfigSources,
): [ConfigFile | null, readonly Disregarded[]] {
  const { file, values, owner, placeOf } = found;
  if (!isOwn(owner, sources)) return [null, [{ because: 'foreign-owner', file }]];
  if (!isTable(values)) return [found, []];
  const disregarded = Object.entries(values).flatMap(([key, value]): Disregarded[] => {
    if (!Object.hasOwn(settings, key)) return [];
    const name = key as SettingName;
    const setting: Setting<unknown> = settings[name];
    const place = placeOf(name);
    if (setting.byProject !== true) return [{ because: 'users-own', name, place }];
    if (setting.isPath !== true || setting.objection(value) !== null) return [];
    const outside = [value].flat().find((path) => leaves(dirname(file), String(path)));
    if (outside === undefined) return [];
    return [{ because: 'leaves-the-project', name, place, path: String(outside) }];
  });
  const dropped = new Set(disregarded.flatMap((each) => ('name' in each ? [each.name] : [])));
  const kept = Object.entries(values).filter(([name]) => !dropped.has(name as SettingName));
  return [{ ...found, values: Object.fromEntries(kept) }, disregarded];
}

/** As git does it: the user's own, or under sudo that of the user who called it. */
function isOwn(owner: number, { user, env }: ConfigSources): boolean {
  if (user === null || owner === user) return true;
  return user === 0 && env.SUDO_UID !== undefined && owner === Number(env.SUDO_UID);
}

function leaves(folder: string, path: string): boolean {
  const from = relative(realOf(folder), realOf(resolve(folder, path)));
  return isAbsolute(from) || from === '..' || from.startsWith(`..${sep}`);
}

/** Where the links lead; the path itself where there is nothing. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(realOf(parent), relative(parent, path));
  }
}

function isTable(values: unknown): values is Readonly<Record<string, unknown>> {
  return typeof values === 'object' && values !== null && !Array.isArray(values);
}

function environmentLayer(env: ConfigSources['env']): Layer {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const text = env[variableFor(name)] ?? '';
    if (text === '') continue;
    const value = settings[name].fromText(text);
    const objection = settings[name].objection(value);
    if (objection !== null) {
      throw new UsageError(
        `The environment variable ${variableFor(name)} is "${text}". ${objection}`,
      );
    }
    values[name] = value;
  }
  return { values, originOf: (name) => ({ kind: 'environment', variable: variableFor(name) }) };
}

function fileLayer({ file, values, placeOf }: ConfigFile, folder: string): Layer {
  if (!isTable(values)) {
    throw new UsageError(
      `Cannot use the configuration ${file}: it should be keys with values.`,
      '`drill config` lists the keys.',
    );
  }
  const checked = Object.entries(values).map(([name, value]) => {
    return [name, checkedValue(name, value, placeOf(name), file, folder)];
  });
  return { values: Object.fromEntries(checked), originOf: () => ({ kind: 'file', file }) };
}

function checkedValue(
  name: string,
  value: unknown,
  place: string,
  file: string,
  folder: string,
): unknown {
  const setting = Object.hasOwn(settings, name) ? settings[name as SettingName] : undefined;
  if (setting === undefined) throw unknownKey(name, place);
  const objection = setting.objection(value);
  if (objection !== null) {
    throw new UsageError(`${place}: "${name}" does not fit. ${objection}`);
  }
  return (setting as Setting<unknown>).isPath === true ? fromFolderOf(file, value, folder) : value;
}

/** Paths in a file are meant from its own folder; shown as the user would type them. */
function fromFolderOf(file: string, value: unknown, folder: string): unknown {
  const moved = (path: string) => relative(folder, resolve(dirname(file), path)) || '.';
  return Array.isArray(value) ? value.map(moved) : moved(String(value));
}

function unknownKey(name: string, place: string): UsageError {
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `Did you mean "${near}"? `;
  return new UsageError(
    `${place}: "${name}" is no setting.`,
    `${hint}There is: ${names.join(', ')}.`,
  );
}
