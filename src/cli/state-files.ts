import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paths } from '../adapters/config/paths.ts';
import type { StateFiles } from '../domain/ports.ts';

/** What is kept of the user: history and backups, answers left in an editor or kept aside, replies of models, hosts agreed to, cached questions. */
export function stateFiles(paths: Paths): StateFiles {
  const answers = async () => {
    const { historyFiles } = await import('../adapters/history/erase.ts');
    return [...historyFiles(paths.history), ...looseAnswers(paths), ...modelFiles(paths)];
  };
  return {
    places: async () => [...(await answers()), ...(existsSync(paths.cache) ? [paths.cache] : [])],
    erase: async () => {
      const { eraseHistory } = await import('../adapters/history/erase.ts');
      const { overwriteAndRemove } = await import('../adapters/history/private-files.ts');
      const erased = await eraseHistory(paths.history);
      const loose = [...looseAnswers(paths), ...modelFiles(paths)];
      for (const file of loose) overwriteAndRemove(file);
      for (const folder of [paths.editing, paths.cache])
        rmSync(folder, { recursive: true, force: true });
      return [...erased, ...loose];
    },
    eraseBackups: async () => {
      const { eraseBackups } = await import('../adapters/history/erase.ts');
      eraseBackups(paths.history);
    },
  };
}

/** Files of answers outside the history, as the editor and a full disk leave them. */
function looseAnswers({ editing }: Paths): string[] {
  return [editing, tmpdir()].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /^drill-answer-[\w-]+\.txt$/.test(name))
          .map((name) => join(folder, name))
      : [],
  );
}

/** Replies of models, which quote answers, requests of batches, and the hosts that were agreed to. */
function modelFiles({ cache, consent }: Paths): string[] {
  const folder = join(cache, 'model');
  const replies = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
  return existsSync(consent) ? [...replies, consent] : replies;
}
