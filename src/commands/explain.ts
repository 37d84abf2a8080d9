import { exitCodes } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import { pages } from '../domain/problems/pages.ts';
import { isProblemCode, severityOf } from '../domain/problems/wording.ts';
import { unknownCode } from '../linting/strictness.ts';
import { codeList, page } from '../reporters/problems/page.ts';
import type { Command } from './command.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Say what a problem of a question file means and how to mend it',
  arguments: [{ name: '[code]', description: 'as drill validate prints it; none lists them' }],
  options: [{ flags: '--json', description: 'as JSON' }],
  examples: [
    { line: 'drill explain unknown-key', does: 'What it is, why it matters, wrong and right.' },
    { line: 'drill explain', does: 'Every code with a line on it.' },
  ],
  async run(context, [code], flags) {
    if (code !== undefined && !isProblemCode(code)) throw unknownCode(code);
    const text =
      flags.json === true
        ? Printable.json(
            code === undefined ? pages : { code, ...severityOf(code), ...pages[code] },
            2,
          )
        : code === undefined
          ? codeList(context.outLayout)
          : page(code, context.outLayout);
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};
