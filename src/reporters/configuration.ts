import { Printable, print } from '../domain/printable.ts';
import { type Configuration, type Origin, type SettingName, settings } from '../domain/settings.ts';
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
