import { exitCodes, UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { Printable, print } from '../domain/printable.ts';
import { type Configuration, type SettingName, settings } from '../domain/settings.ts';
import { configuration } from '../reporters/configuration.ts';
import type { Command } from './command.ts';

export const config: Command = {
  name: 'config',
  summary: 'Show each setting, its value and where it comes from',
  arguments: [{ name: '[setting]', description: 'only the value of this one' }],
  options: [{ flags: '--json', description: 'as JSON' }],
  examples: [
    { line: 'drill config', does: 'Every setting, and the files they may stand in.' },
    { line: 'drill config questions --json', does: 'One value for a script.' },
  ],
  async run(context, [name], flags) {
    const found = context.configuration;
    const text =
      name !== undefined
        ? Printable.json(found.settings[settingNamed(name)])
        : flags.json === true
          ? Printable.json(asData(found), 2)
          : configuration(found, context.outLayout);
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};

function asData({ settings: values, origins }: Configuration) {
  return Object.entries(values).map(([name, value]) => ({
    name,
    value,
    origin: origins[name as SettingName],
  }));
}

function settingNamed(name: string): SettingName {
  if (Object.hasOwn(settings, name)) return name as SettingName;
  const names = Object.keys(settings);
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `Did you mean ${near}? `;
  throw new UsageError(`There is no setting "${name}".`, `${hint}There is: ${names.join(', ')}.`);
}
