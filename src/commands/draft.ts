import type { Draft, Note } from '../domain/coaching.ts';
import { type ExitCode, exitCodes, InterruptedError, UsageError } from '../domain/errors.ts';
import { plainPrompt } from '../domain/ports.ts';
import { Printable, print } from '../domain/printable.ts';
import { asksForStar, type BankQuestion, type StarPart, starParts } from '../domain/question.ts';
import { draftText } from '../reporters/coaching.ts';
import { askedQuestion } from '../reporters/question/asked.ts';
import { skeleton, written } from '../session/coach/draft.ts';
import { noteQuestions, notesIn, placed } from '../session/coach/notes.ts';
import { coachAsksModel, offlineAssess, questionOf } from './coach.ts';
import type { Command, Context, Flags } from './command.ts';
import { modelOptions } from './model-flags.ts';
import { questionsOption } from './selection-flags.ts';

export const draft: Command = {
  name: 'draft',
  summary: 'Write an answer from your own facts',
  arguments: [{ name: '<id>', description: 'the id of the question; drill list shows the ids' }],
  options: [
    questionsOption,
    {
      flags: '--notes <file>',
      description:
        'your facts, a line each; lines may begin with Situation:, Task:, Action:, Result:',
    },
    ...modelOptions,
    { flags: '--json', description: 'the draft as JSON' },
  ],
  examples: [
    {
      line: 'drill draft pl-senior-upset-patient',
      does: 'Asks for your facts and puts them in order, with what is missing marked.',
    },
    {
      line: 'drill draft pl-senior-upset-patient --notes notes.txt --offline --json',
      does: 'The same from a file, for a script.',
    },
  ],
  async run(context, [id = ''], flags) {
    const question = await questionOf(context, id, flags);
    const assess = await offlineAssess(context, question);
    const notes = await placed(await notesFor(context, question, flags), assess);
    if (notes.length === 0) {
      throw new UsageError(
        'There are no notes to write from.',
        'Put a fact on each line of the file that --notes names.',
      );
    }
    const offline = await skeleton(question, notes, assess);
    if (!coachAsksModel(flags)) return show(context, offline, flags);
    const { model } = await context.model(flags);
    const result = await context.interruptible((signal) =>
      written(question, notes, model, assess, signal),
    );
    if (result.kind === 'draft') return show(context, result.draft, flags);
    if (flags.dryRun === true) return exitCodes.done;
    await context.err.write(print`No draft by the model. ${result.reason}\n\n`);
    await show(context, offline, flags);
    return exitCodes.unscored;
  },
};

async function show(context: Context, made: Draft, { json }: Flags): Promise<ExitCode> {
  const text = json === true ? Printable.json(made, 2) : draftText(made, context.outLayout);
  await context.out.write(print`${text}\n`);
  return exitCodes.done;
}

async function notesFor(
  context: Context,
  question: BankQuestion,
  { notes }: Flags,
): Promise<Note[]> {
  if (typeof notes === 'string') return notesIn(await context.readText(notes));
  await context.err.write(print`${askedQuestion(question, 1, 1, context.errLayout)}\n\n`);
  const parts = asksForStar(question) ? starParts : [];
  const texts: string[] = [];
  for (const part of parts.length > 0 ? parts : ([null] as const)) {
    texts.push(await askedFor(context, part));
  }
  return notesIn(texts.join('\n'));
}

const anything = 'What do you want to say? A fact on each line.';

async function askedFor(context: Context, part: StarPart | null): Promise<string> {
  await context.err.write(print`${part === null ? anything : noteQuestions[part]}\n`);
  const input = await (await context.candidate()).readAnswer(plainPrompt);
  if (input.kind === 'ended' && input.exitCode !== 0) throw new InterruptedError(input.exitCode);
  if (input.kind === 'skip') return '';
  const text = input.kind === 'answer' ? input.text : input.draft;
  return part === null ? text : `${part}:\n${text}`;
}
