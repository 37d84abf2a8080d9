import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UsageError } from '../../domain/errors.ts';

/** Editors save in several steps: what follows within this time is one change. */
const quietMs = 50;

/** Resumes whenever a file that `matters` changed at the paths, until the signal is aborted. */
export async function* watchFiles(
  paths: readonly string[],
  matters: (file: string) => boolean,
  signal: AbortSignal,
): AsyncGenerator<void> {
  let changed = false;
  let wake = (): void => {};
  const onChange = (): void => {
    changed = true;
    wake();
  };
  const watchers = paths.map((path) => watcherFor(path, matters, onChange));
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      if (signal.aborted) return;
      await settle();
      changed = false;
      yield;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, quietMs));
}

/** A file is watched through its folder: most editors put another file in its place. */
function watcherFor(
  path: string,
  matters: (file: string) => boolean,
  onChange: () => void,
): FSWatcher {
  try {
    const isFolder = statSync(path).isDirectory();
    const isMeant = (name: string) =>
      isFolder ? matters(name) : basename(name) === basename(path);
    return watch(isFolder ? path : dirname(path), { recursive: isFolder }, (_event, name) => {
      if (name === null || isMeant(name)) onChange();
    });
  } catch (error) {
    throw new UsageError(
      `Cannot watch ${path}: ${(error as Error).message}.`,
      'Name a file or folder that exists.',
    );
  }
}
