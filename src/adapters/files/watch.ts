import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UsageError } from '../../domain/errors.ts';

/** Editors save in several steps: what follows within this time is one change. */
const quietMs = 50;

/**
 * Resumes whenever a file that `matters` changed at the paths, until the signal is aborted. It watches
 * from the call on, so that no change is missed before somebody asks for the first.
 */
export function watchFiles(
  paths: readonly string[],
  matters: (file: string) => boolean,
  signal: AbortSignal,
): AsyncIterable<void> {
  const change = new Change();
  const watchers = paths.map((path) => watcherFor(path, matters, () => change.happened()));
  signal.addEventListener(
    'abort',
    () => {
      for (const watcher of watchers) watcher.close();
      change.happened();
    },
    { once: true },
  );
  return resuming(change, signal);
}

async function* resuming(change: Change, signal: AbortSignal): AsyncGenerator<void> {
  while (!signal.aborted) {
    await change.awaited();
    if (signal.aborted) return;
    await settle();
    change.forget();
    yield;
  }
}

/** Something that happens now and then, and is not lost when nobody waits for it. */
class Change {
  private has = false;
  private wake = (): void => {};

  happened(): void {
    this.has = true;
    this.wake();
  }

  forget(): void {
    this.has = false;
  }

  awaited(): Promise<void> {
    if (this.has) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
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
