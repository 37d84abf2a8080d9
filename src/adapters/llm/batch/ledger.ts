import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keep, readKept } from '../kept-json.ts';

/** Which batches are under way, so that another run takes them up instead of paying twice. */
export interface Ledger {
  find(name: string): Promise<string | null>;
  note(name: string, batchId: string): Promise<void>;
  strike(name: string): Promise<void>;
}

/** A ledger with a file for each batch, readable by the user only. */
export function createLedger(folder: string): Ledger {
  const place = (name: string) => join(folder, `${name}.json`);
  return {
    find: async (name) => {
      const value = await readKept(place(name));
      return typeof value === 'string' ? value : null;
    },
    note: (name, batchId) => keep(place(name), batchId),
    strike: (name) => rm(place(name), { force: true }),
  };
}

/** The same requests to the same endpoint have the same name. */
export function nameOf(keys: readonly string[], url: string): string {
  return createHash('sha256')
    .update(JSON.stringify([url, ...[...keys].sort()]))
    .digest('hex')
    .slice(0, 32);
}
