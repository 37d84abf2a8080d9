import { open } from 'node:fs/promises';
import { UsageError } from '../../domain/errors.ts';
import type { RowSink } from '../../domain/graded-run.ts';

/** Writes the rows of a run to what is no regular file, such as a pipe: it cannot be gone on with. */
export async function openPlainSink(path: string, resume: boolean): Promise<RowSink> {
  if (resume) {
    throw new UsageError(
      `There is nothing to resume in ${path}: it is no regular file.`,
      'Leave --resume out, or write to a file with -o.',
    );
  }
  const file = await open(path, 'w');
  return {
    resumed: null,
    journaled: false,
    writesThrough: true,
    compares: false,
    write: ({ text }) => file.appendFile(text),
    finish: () => file.close(),
    leave: () => file.close(),
  };
}
