import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Paths } from '../adapters/config/paths.ts';
import type { StateFiles } from '../domain/ports.ts';

/** What is kept of the user: history and backups, answers left in an editor or kept aside, replies of models, hosts agreed to, cached questions. */
export function stateFiles(paths: Paths, cwd: string): StateFiles {
  const loose = async () => [...(await looseAnswers(paths, cwd)), ...modelFiles(paths)];
  const answers = async () => {
    const { historyFiles } = await import('../adapters/history/erase.ts');
    return [...historyFiles(paths.history), ...(await loose())];
  };
  return {
    places: async () => [...(await answers()), ...cacheFolders(paths).filter(existsSync)],
    erase: async () => {
      const { eraseHistory, removeEmpty } = await import('../adapters/history/erase.ts');
      const { overwriteAndRemove } = await import('../adapters/history/private-files.ts');
      const erased = await eraseHistory(paths.history);
      const left = await loose();
      for (const file of left) overwriteAndRemove(file);
      for (const folder of cacheFolders(paths)) rmSync(folder, { recursive: true, force: true });
      for (const folder of [paths.editing, paths.cache]) removeEmpty(folder);
      return [...erased, ...left];
    },
    eraseBackups: async () => {
      const { eraseBackups } = await import('../adapters/history/erase.ts');
      eraseBackups(paths.history);
    },
  };
}

/** What drill makes in the cache's folder. Where one is a link, the link alone is removed. */
function cacheFolders({ cache }: Paths): string[] {
  return ['questions', 'model'].map((name) => join(cache, name));
}

/** Where an answer is kept that the history cannot take; the disk that failed comes last. */
export function foldersAside(paths: Paths, cwd: string): string[] {
  return [tmpdir(), cwd, dirname(paths.history)];
}

const answerName = /^drill-answer-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.txt$/;

/** Files of answers outside the history, as the editor and a full disk leave them; others may leave theirs in the same folders. */
async function looseAnswers(paths: Paths, cwd: string): Promise<string[]> {
  const { filesIn } = await import('../adapters/history/erase.ts');
  const folders = new Set([paths.editing, ...foldersAside(paths, cwd)]);
  return [...folders]
    .flatMap(filesIn)
    .filter((path) => answerName.test(basename(path)) && isOwn(path));
}

function isOwn(path: string): boolean {
  return process.getuid === undefined || lstatSync(path).uid === process.getuid();
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
