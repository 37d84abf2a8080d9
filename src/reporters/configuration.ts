import { Printable, print } from '../domain/printable.ts';
import {
  type Configuration,
  type Disregarded,
  type Origin,
  type SettingName,
  settings,
  variableFor,
} from '../domain/settings.ts';
import { hanging, type Layout, lines, paintFor, wrap } from './layout.ts';

/** Each setting with its value, what it means and where it comes from; then where it can be changed. */
export function configuration(found: Configuration, layout: Layout): Printable {
  const { quiet } = paintFor(layout);
  const names = Object.keys(settings) as SettingName[];
  return lines(
    ...names.map((name) => entry(name, found, layout)),
    print``,
    quiet(
      wrap(
        print`Flags decide over DRILL_<NAME>, over .drillrc.yaml (or "drill" in package.json) of the project, over ${found.userFile}.`,
        layout.width,
      ),
    ),
  );
}

/** What a project's file says that only the user may, and how the user says it. */
export function disregardedText(
  { disregarded, userFile }: Configuration,
  { width }: Layout,
): Printable {
  return lines(...disregarded.map((each) => wrap(print`${sentenceOn(each, userFile)}`, width)));
}

function sentenceOn(each: Disregarded, userFile: string): string {
  switch (each.because) {
    case 'users-own':
      return `${each.place}: "${each.name}" is yours alone to set, so what this folder says is not followed. To set it: ${userFile}, ${variableFor(each.name)} or the flag.`;
    case 'leaves-the-project':
      return `${each.place}: "${each.name}" names ${each.path}, which is outside of the project's folder, so it is not followed. To read it all the same, name it on the command line.`;
    case 'foreign-owner':
      return `${each.file} belongs to another user, so its settings are not followed. If you trust it, make it yours (chown), or give the settings as flags.`;
  }
}

function entry(name: SettingName, { settings: values, origins }: Configuration, layout: Layout) {
  const { strong, quiet } = paintFor(layout);
  const value = values[name];
  const shown = typeof value === 'string' ? print`${value}` : Printable.json(value);
  return lines(
    hanging(print`${strong(name)}: `, shown, layout.width),
    hanging(
      print`    `,
      quiet(`${settings[name].description} (${originText(origins[name])})`),
      layout.width,
    ),
  );
}

function originText(origin: Origin): string {
  if (origin.kind === 'environment') return `from ${origin.variable}`;
  return origin.kind === 'file' ? `from ${origin.file}` : 'default';
}
