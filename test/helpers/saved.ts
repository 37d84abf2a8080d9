import { join } from 'node:path';
import { openHistoryStore } from '../../src/adapters/history/open.ts';
import type { HistoryStore } from '../../src/domain/ports.ts';

/** Looks into the history of a home as the program left it; a repair on opening is a failure. */
export async function lookInto<T>(home: string, look: (store: HistoryStore) => T): Promise<T> {
  const opened = await openHistoryStore(join(home, 'history.db'), 'read', 0);
  if (opened.store === null) throw new Error(opened.reason);
  try {
    if (opened.notice !== null) throw new Error(opened.notice);
    return look(opened.store);
  } finally {
    opened.store.close();
  }
}
