import { open } from 'node:fs/promises';
import { DrillError, exitCodes, UsageError } from '../../domain/errors.ts';
import type { RowSink } from '../../domain/graded-run.ts';

/** Writes the rows of a run to what is no regular file, such as a pipe: it cannot be gone on with. */
export async function openPlainSink(path: string, resume: boolean): Promise<RowSink> {
  if (resume) {
    throw new UsageError(
      `There is nothing to resume in ${path}: it is no regular file.`,
      'Leave --resume out, or write to a file with -o.',
    );
  }
  const told = (error: Error) => {
    throw cannotWrite(path, error);
  };
  const file = await open(path, 'w').catch(told);
  return {
    resumed: null,
    journaled: false,
    writesThrough: true,
    compares: false,
    write: ({ text }) => file.appendFile(text).catch(told),
    finish: () => file.close(),
    leave: () => file.close(),
  };
}

function cannotWrite(path: string, { message }: Error): DrillError {
  return new DrillError(
    exitCodes.usage,
    `Cannot write ${path}: ${message}.`,
    'Choose another place with -o.',
  );
}
