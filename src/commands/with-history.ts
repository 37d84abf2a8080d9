import { DrillError, exitCodes } from '../domain/errors.ts';
import type { HistoryStore } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import type { Context } from './command.ts';

/** Opens the history for a command that cannot do without it, and closes it again. */
export async function withHistory<T>(
  context: Context,
  access: 'read' | 'write',
  use: (store: HistoryStore) => T | Promise<T>,
): Promise<T> {
  const opened = await context.openHistory(access);
  if (opened.store === null) {
    throw new DrillError(
      exitCodes.usage,
      opened.reason,
      '`drill doctor` looks at what can be done about it.',
    );
  }
  if (opened.notice !== null) await context.err.write(print`${opened.notice}\n`);
  try {
    return await use(opened.store);
  } finally {
    opened.store.close();
  }
}
