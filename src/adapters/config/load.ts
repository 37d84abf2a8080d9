import { dirname, relative, resolve } from 'node:path';
import { UsageError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import {
  type Configuration,
  type Origin,
  type Setting,
  type SettingName,
  type Settings,
  settings,
} from '../../domain/settings.ts';
import { type ConfigFile, readProjectFile, readUserFile } from './read.ts';

interface ConfigSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that the program runs in. */
  readonly folder: string;
  readonly userFile: string;
}

interface Layer {
  readonly values: Readonly<Record<string, unknown>>;
  readonly originOf: (name: SettingName) => Origin;
}

const names = Object.keys(settings) as SettingName[];

/** The settings: environment over project file over user file over defaults. Throws UsageError for what none of them may say. */
export async function loadConfiguration(sources: ConfigSources): Promise<Configuration> {
  const { env, folder, userFile } = sources;
  const project = await readProjectFile(folder);
  const user = await readUserFile(userFile);
  const layers = [
    environmentLayer(env),
    ...[project, user].flatMap((file) => (file === null ? [] : [fileLayer(file, folder)])),
  ];
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
    userFile,
  };
}

/** The variable that sets an option or a setting. */
function variableFor(name: string): string {
  return `DRILL_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
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

function fileLayer({ file, values }: ConfigFile, folder: string): Layer {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new UsageError(
      `Cannot use the configuration ${file}: it should be keys with values.`,
      '`drill config` lists the keys.',
    );
  }
  const checked = Object.entries(values).map(([name, value]) => {
    return [name, checkedValue(name, value, file, folder)];
  });
  return { values: Object.fromEntries(checked), originOf: () => ({ kind: 'file', file }) };
}

function checkedValue(name: string, value: unknown, file: string, folder: string): unknown {
  const setting = Object.hasOwn(settings, name) ? settings[name as SettingName] : undefined;
  if (setting === undefined) throw unknownKey(name, file);
  const objection = setting.objection(value);
  if (objection !== null) {
    throw new UsageError(`In ${file}, "${name}" does not fit. ${objection}`);
  }
  return (setting as Setting<unknown>).isPath === true ? fromFolderOf(file, value, folder) : value;
}

/** Paths in a file are meant from its own folder; shown as the user would type them. */
function fromFolderOf(file: string, value: unknown, folder: string): unknown {
  const moved = (path: string) => relative(folder, resolve(dirname(file), path)) || '.';
  return Array.isArray(value) ? value.map(moved) : moved(String(value));
}

function unknownKey(name: string, file: string): UsageError {
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `Did you mean "${near}"? `;
  return new UsageError(
    `In ${file}, "${name}" is no setting.`,
    `${hint}There is: ${names.join(', ')}.`,
  );
}
