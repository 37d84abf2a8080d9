import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../../domain/errors.ts';

const longestMs = 30_000;

/** The key that a command of the user prints; throws UsageError without a word of what it printed. */
export async function keyFromCommand(
  command: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const options = { timeout: longestMs, env, encoding: 'utf8' } as const;
  const printed = await promisify(execFile)('/bin/sh', ['-c', command], options).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  if (/^[\x21-\x7e]+$/.test(printed)) return printed;
  throw new UsageError(
    'The command of apiKeyCommand printed no key.',
    'Run it yourself: it should print the key and nothing else, within 30 seconds.',
  );
}
