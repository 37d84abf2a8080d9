import type { Improvement } from '../domain/coaching.ts';
import { type ExitCode, exitCodes, NothingMatchedError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import { improvementText } from '../reporters/coaching.ts';
import { modelEdits, ruleEdits } from '../session/coach/edits.ts';
import { coachAsksModel, offlineAssess, questionOf } from './coach.ts';
import type { Command, Context, Flags } from './command.ts';
import { modelOptions } from './model-flags.ts';
import { questionsOption } from './selection-flags.ts';
import { withHistory } from './with-history.ts';

export const improve: Command = {
  name: 'improve',
  summary: 'Three small edits of your own answer, as a diff',
  arguments: [{ name: '<id>', description: 'the id of the question' }],
  options: [
    questionsOption,
    {
      flags: '--answer <file>',
      description: 'the answer, instead of your last one; - for standard input',
    },
    ...modelOptions,
    { flags: '--json', description: 'the edits as JSON' },
  ],
  examples: [
    {
      line: 'drill improve pl-senior-upset-patient',
      does: 'Edits of your last answer to the question.',
    },
    {
      line: 'drill improve pl-senior-upset-patient --answer answer.txt --offline',
      does: 'Edits of the answer in a file.',
    },
  ],
  async run(context, [id = ''], flags) {
    const question = await questionOf(context, id, flags);
    const answer = (await answerFor(context, id, flags)).trim();
    const assess = await offlineAssess(context, question);
    const offline = await ruleEdits(question, answer, assess);
    if (!coachAsksModel(flags)) return show(context, offline, flags);
    const { model } = await context.model(flags);
    const result = await context.interruptible((signal) =>
      modelEdits(question, answer, model, assess, signal),
    );
    if (result.kind === 'improvement') return show(context, result.improvement, flags);
    if (flags.dryRun === true) return exitCodes.done;
    await context.err.write(print`No edits by the model. ${result.reason}\n\n`);
    await show(context, offline, flags);
    return exitCodes.unscored;
  },
};

async function show(context: Context, made: Improvement, { json }: Flags): Promise<ExitCode> {
  const text = json === true ? Printable.json(made, 2) : improvementText(made, context.outLayout);
  await context.out.write(print`${text}\n`);
  return exitCodes.done;
}

async function answerFor(context: Context, id: string, { answer }: Flags): Promise<string> {
  if (typeof answer === 'string') return context.readText(answer);
  const [last] = await withHistory(context, 'read', (store) =>
    store.attempts({ questionId: id, limit: 1 }),
  );
  if (last !== undefined) return last.answer;
  throw new NothingMatchedError(
    `You have not answered ${id} yet.`,
    `Practice it with \`drill --id ${id}\`, or give an answer with --answer FILE.`,
  );
}
