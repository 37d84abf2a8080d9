import { exitCodes } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import { wholeQuestion } from '../reporters/question/guidance.ts';
import type { Command } from './command.ts';
import { questionNamed } from './question-named.ts';
import { questionsOption, readBank } from './selection-flags.ts';

export const show: Command = {
  name: 'show',
  summary: 'Show one question in full: guidance, example answer, rubric',
  arguments: [{ name: '<id>', description: 'the id of the question; drill list shows the ids' }],
  options: [questionsOption, { flags: '--json', description: 'the question as a JSON object' }],
  examples: [
    { line: 'drill show pl-senior-upset-patient', does: 'Everything about one question.' },
    { line: 'drill show pl-senior-upset-patient --json', does: 'The same for a script.' },
  ],
  async run(context, [id = ''], flags) {
    const { questions } = await readBank(context, flags);
    const question = questionNamed(id, questions);
    const text =
      flags.json === true
        ? Printable.json(question, 2)
        : wholeQuestion(question, context.outLayout);
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};
