import { exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import { erasedText, toEraseText } from '../reporters/purge.ts';
import type { Command, Context, Flags } from './command.ts';
import { dayStart } from './days.ts';
import { withHistory } from './with-history.ts';

export const purge: Command = {
  name: 'purge',
  summary: 'Erase answers, scores, drafts, backups and caches for good',
  options: [
    { flags: '--before <date>', description: 'only answers from before this day, as 2026-05-31' },
    { flags: '--yes', description: 'do not ask' },
  ],
  examples: [
    { line: 'drill purge', does: 'Says what would be erased, and asks.' },
    { line: 'drill purge --before 2020-01-01 --yes', does: 'Erases old answers without asking.' },
  ],
  run: (context, _args, flags) =>
    typeof flags.before === 'string'
      ? eraseBefore(dayStart(flags.before, '--before'), flags.before, context, flags)
      : eraseAll(context, flags),
};

async function eraseAll(context: Context, flags: Flags) {
  const { state, out, outLayout } = context;
  const places = await state.places();
  if (places.length === 0) {
    await out.write(print`There is nothing to erase.\n`);
    return exitCodes.done;
  }
  await context.err.write(print`${toEraseText(places, outLayout)}\n`);
  await confirm('Erase all of it? It cannot be undone.', context, flags);
  const erased = await state.erase();
  await out.write(print`${erasedText(erased.length, outLayout)}\n`);
  return exitCodes.done;
}

/** Backups hold old answers too: they go with them. */
async function eraseBefore(time: number, day: string, context: Context, flags: Flags) {
  await confirm(`Erase every answer from before ${day}, and all backups?`, context, flags);
  const count = await withHistory(context, 'write', (store) => store.eraseBefore(time));
  await context.state.eraseBackups();
  if (count === 0) {
    throw new NothingMatchedError(`No saved answer is from before ${day}. Backups were erased.`);
  }
  await context.out.write(
    print`${count} ${count === 1 ? 'answer was' : 'answers were'} erased, and all backups.\n`,
  );
  return exitCodes.done;
}

async function confirm(question: string, context: Context, { yes }: Flags): Promise<void> {
  if (yes === true) return;
  if (!context.asksInteractively) {
    throw new UsageError('There is no terminal to ask before erasing.', 'Say it with --yes.');
  }
  const candidate = await context.candidate();
  const sure = await candidate.choose(question, [
    { label: 'No, keep everything', value: false },
    { label: 'Yes, erase it', value: true },
  ]);
  if (!sure) throw new UsageError('Nothing was erased.');
}
