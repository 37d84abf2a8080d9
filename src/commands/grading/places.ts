import { UsageError } from '../../domain/errors.ts';
import type { Context } from '../command.ts';
import type { GradeRequest } from './request.ts';

/**
 * Throws UsageError where what is written would take the place of what is read or of what else is
 * written, or has no place: better now than once all is graded.
 */
export async function checkPlaces(
  context: Context,
  { output, summary }: GradeRequest,
  input: string,
): Promise<void> {
  const report = summary === '-' ? null : summary;
  await checkPlace(context, '-o', output, input);
  await checkPlace(context, '--summary', report, input);
  if (output === null || report === null) return;
  if (await context.isSameFile(report, output)) throw sameFile('--summary', '-o', output);
}

async function checkPlace(
  { isSameFile, hasFolder }: Context,
  flag: string,
  path: string | null,
  input: string,
): Promise<void> {
  if (path === null) return;
  if (path === '') throw new UsageError(`${flag} names no file.`, `Name one, or leave it out.`);
  if (!hasFolder(path)) {
    throw new UsageError(
      `Cannot write ${path}: its folder does not exist.`,
      `Make the folder, or name another file with ${flag}.`,
    );
  }
  if (input !== '-' && (await isSameFile(path, input))) throw sameFile(flag, 'the answers', path);
}

function sameFile(flag: string, what: string, path: string): UsageError {
  return new UsageError(
    `${flag} and ${what} are the same file, ${path}: one would be lost to the other.`,
    `Name another file with ${flag}.`,
  );
}
