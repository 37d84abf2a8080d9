import { join } from 'node:path';
import type { ReplyCache } from '../../domain/model.ts';
import { keep, readKept } from './kept-json.ts';

/**
 * Replies on disk, a file each, readable by the user only; the folder may be deleted at any time.
 * What cannot be read or written is asked for again.
 */
export function createReplyCache(folder: string): ReplyCache {
  const place = (key: string) => join(folder, key.slice(0, 2), `${key}.json`);
  return {
    get: async (key) => {
      const value = await readKept(place(key));
      return typeof value === 'string' ? value : null;
    },
    set: async (key, reply) => {
      try {
        await keep(place(key), reply);
      } catch {
        // A full disk costs a request next time, not a score now.
      }
    },
  };
}

/** Keeps nothing. */
export const noCache: ReplyCache = { get: async () => null, set: async () => {} };
