import { lstatSync, realpathSync } from 'node:fs';
import { foundAt } from '../adapters/files/found.ts';
import type { SinkRequest } from '../commands/command.ts';
import { UsageError } from '../domain/errors.ts';
import type { RowSink } from '../domain/graded-run.ts';
import type { World } from './world.ts';

/** Opens a file for the rows of a run: with a journal, where it is a regular file. */
export async function openSink(
  named: string,
  request: SinkRequest,
  { clock, processes }: World,
): Promise<RowSink> {
  const found = foundAt(named);
  if (found?.isDirectory() === true) {
    throw new UsageError(`Cannot write ${named}: it is a folder.`, 'Name a file with -o.');
  }
  if (found !== undefined && !found.isFile()) {
    const { openPlainSink } = await import('../adapters/files/plain-sink.ts');
    return openPlainSink(named, request.unfinished === 'resume');
  }
  const path = found === undefined ? named : behindLinks(named);
  const { openJournaledSink } = await import('../adapters/files/journal/sink.ts');
  return openJournaledSink({ path, clock, processes, ...request });
}

/** A link stays, and the file that it leads to is written. */
function behindLinks(path: string): string {
  return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
}
