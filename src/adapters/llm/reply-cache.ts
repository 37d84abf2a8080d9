import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplyCache } from '../../domain/model.ts';

/**
 * Replies on disk, a file each, readable by the user only; the folder may be deleted at any time.
 * What cannot be read or written is asked for again.
 */
export function createReplyCache(folder: string): ReplyCache {
  const place = (key: string) => join(folder, key.slice(0, 2), `${key}.json`);
  return {
    get: async (key) => {
      try {
        const value: unknown = JSON.parse(await readFile(place(key), 'utf8'));
        return typeof value === 'string' ? value : null;
      } catch {
        return null;
      }
    },
    set: async (key, reply) => {
      const path = place(key);
      const aside = `${path}.${randomUUID()}.partial`;
      try {
        await mkdir(join(folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
        await writeFile(aside, JSON.stringify(reply), { mode: 0o600, flag: 'wx' });
        await rename(aside, path);
      } catch {
        // A full disk costs a request next time, not a score now.
      }
    },
  };
}

/** Keeps nothing. */
export const noCache: ReplyCache = { get: async () => null, set: async () => {} };
