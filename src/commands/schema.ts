import { exitCodes, UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { Printable, print } from '../domain/printable.ts';
import { lines } from '../reporters/layout.ts';
import type { Command } from './command.ts';

export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of a file format',
  arguments: [{ name: '[name]', description: 'question-file, answer-row or assessment' }],
  options: [],
  examples: [
    { line: 'drill schema', does: 'Lists the schemas.' },
    {
      line: 'drill schema question-file > question-file.schema.json',
      does: 'Saves one, for an editor to complete by.',
    },
  ],
  async run(context, [name]) {
    if (name === undefined) {
      await context.out.write(
        print`${lines(...context.schemaNames.map((each) => print`${each}`))}\n`,
      );
      return exitCodes.done;
    }
    const found = context.schema(name);
    if (found === null) throw unknown(name, context.schemaNames);
    await context.out.write(print`${Printable.json(JSON.parse(found), 2)}\n`);
    return exitCodes.done;
  },
};

function unknown(name: string, names: readonly string[]): UsageError {
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `Did you mean ${near}? `;
  return new UsageError(`There is no schema "${name}".`, `${hint}There is: ${names.join(', ')}.`);
}
