import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
      try {
        const value: unknown = JSON.parse(await readFile(place(name), 'utf8'));
        return typeof value === 'string' ? value : null;
      } catch {
        return null;
      }
    },
    note: async (name, batchId) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${place(name)}.partial`, JSON.stringify(batchId), { mode: 0o600 });
      await rename(`${place(name)}.partial`, place(name));
    },
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
