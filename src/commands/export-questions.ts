import { exitCodes } from '../domain/errors.ts';
import { Printable } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { writeMarkdown } from '../interchange/markdown-write.ts';
import { columns, rowOf } from '../interchange/table.ts';
import { ankiDeck } from '../reporters/question/anki.ts';
import { csvTable } from '../reporters/question/csv.ts';
import type { Command } from './command.ts';
import { readBank, selectByFlags, selectionOptions } from './selection-flags.ts';

const writers: Readonly<Record<string, (questions: readonly BankQuestion[]) => Printable>> = {
  markdown: (questions) => Printable.visible(writeMarkdown(questions)),
  csv: (questions) => csvTable(columns, questions.map(rowOf)),
  anki: ankiDeck,
};

export const exportQuestions: Command = {
  name: 'export-questions',
  summary: 'Write questions as Markdown, CSV or an Anki deck',
  options: [
    ...selectionOptions,
    {
      flags: '--format <format>',
      description: 'markdown (default), csv or anki; drill import reads the first two',
      choices: Object.keys(writers),
    },
    { flags: '-o, --output <file>', description: 'write there instead of standard output' },
  ],
  examples: [
    { line: 'drill export-questions --level senior', does: 'Senior questions as Markdown.' },
    {
      line: 'drill export-questions --format anki -o deck.txt',
      does: 'A deck for Anki: File, Import; a later import updates the same cards.',
    },
  ],
  async run(context, _args, flags) {
    const questions = selectByFlags(await readBank(context, flags), flags);
    const write = writers[String(flags.format ?? 'markdown')];
    if (write === undefined) throw new Error('The format is missing from the list.');
    const text = write(questions);
    if (typeof flags.output === 'string') await context.saveText(flags.output, text.text, true);
    else await context.out.write(text);
    return exitCodes.done;
  },
};
