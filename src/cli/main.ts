import type { ExitCode } from '../domain/errors.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

/** Runs one command line and resolves with its exit code; never throws and never ends the process. */
export async function run(world: World): Promise<ExitCode> {
  const [first] = world.argv;
  if (first === '--version' || first === '-V') return sayVersion(world);
  const { runCommand } = await import('./run-command.ts');
  return runCommand(world);
}

/** The version is asked for often and by scripts: nothing else is loaded for it. */
function sayVersion({ stdout }: World): ExitCode {
  stdout.on('error', () => {});
  stdout.write(`${version}\n`);
  return 0;
}
