import { exitCodes, NothingMatchedError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { Printable, print } from '../domain/printable.ts';
import { wholeQuestion } from '../reporters/question/guidance.ts';
import type { Command } from './command.ts';
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
    const question = questions.find((each) => each.id === id);
    if (question === undefined)
      throw unknown(
        id,
        questions.map((each) => each.id),
      );
    const text =
      flags.json === true
        ? Printable.json(question, 2)
        : wholeQuestion(question, context.outLayout);
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};

function unknown(id: string, ids: readonly string[]): NothingMatchedError {
  const near = nearest(id, ids, 3);
  const hint = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return new NothingMatchedError(
    `There is no question "${id}".`,
    `${hint}\`drill list\` shows the ids.`,
  );
}
