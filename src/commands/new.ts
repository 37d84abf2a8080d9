import { exitCodes, UsageError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import { type Level, levels } from '../domain/question.ts';
import { scaffold } from '../session/scaffold.ts';
import type { Command } from './command.ts';

export const newFile: Command = {
  name: 'new',
  summary: 'Write a commented question file to start from',
  arguments: [{ name: '<role>', description: 'for example patient-liaison or "Patient Liaison"' }],
  options: [
    { flags: '--level <level>', description: levels.join(', '), choices: levels },
    {
      flags: '-o, --output <file>',
      description:
        'where to write it (default: questions/<role>/<level>.yaml); - for standard output',
    },
    { flags: '--force', description: 'replace a file that exists' },
  ],
  examples: [
    {
      line: 'drill new bookkeeper --level junior',
      does: 'Writes questions/bookkeeper/junior.yaml, which passes drill validate as it stands.',
    },
    { line: 'drill new "Ward Clerk" --level lead -o -', does: 'Prints a file instead.' },
  ],
  async run(context, [name = ''], flags) {
    const level = levels.find((each) => each === flags.level);
    if (level === undefined) {
      throw new UsageError(
        'The level is missing.',
        `Add --level with one of ${levels.join(', ')}.`,
      );
    }
    const text = scaffold({ ...roleNamed(name), level });
    if (flags.output === '-') await context.out.write(Printable.visible(text));
    else {
      const path = placeFor(name, level, flags.output);
      await context.saveText(path, text, flags.force === true);
      await context.notes.write(
        print`Wrote ${path}. Change it to your role, check it with \`drill validate ${path}\`, and practise it with \`drill --questions ${path}\`.\n`,
      );
    }
    return exitCodes.done;
  },
};

function placeFor(name: string, level: Level, output: unknown): string {
  return typeof output === 'string' ? output : `questions/${roleNamed(name).role}/${level}.yaml`;
}

/** The id and the title of a role, whichever of them was given. */
function roleNamed(name: string): { readonly role: string; readonly title: string } {
  const words = name.match(/[a-z0-9]+/gi) ?? [];
  if (words.length === 0) {
    throw new UsageError(
      `"${name}" is no name for a role.`,
      'Use letters, digits and hyphens, for example patient-liaison.',
    );
  }
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return { role: words.join('-').toLowerCase(), title };
}
