import { exitCodes, NothingMatchedError } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import { undoneText } from '../reporters/undone.ts';
import type { Command } from './command.ts';
import { withHistory } from './with-history.ts';

export const undo: Command = {
  name: 'undo',
  summary: 'Take the last answer out of schedule and means; its text is kept',
  options: [{ flags: '--redo', description: 'put back what was undone last' }],
  examples: [
    { line: 'drill undo', does: 'The last answer no longer counts; again undoes the one before.' },
    { line: 'drill undo --redo', does: 'It counts again.' },
  ],
  async run(context, _args, { redo }) {
    const attempt = await withHistory(context, 'write', (store) =>
      redo === true ? store.redo() : store.undo(context.clock()),
    );
    if (attempt === null) {
      throw new NothingMatchedError(
        redo === true ? 'Nothing is undone.' : 'There is no answer to undo.',
        '`drill history` shows all of them.',
      );
    }
    await context.out.write(print`${undoneText(attempt, context.outLayout)}\n`);
    return exitCodes.done;
  },
};
