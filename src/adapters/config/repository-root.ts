import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder of the git repository that a folder is in; null outside of one. */
export function repositoryRoot(folder: string): string | null {
  const here = resolve(folder);
  if (existsSync(join(here, '.git'))) return here;
  const parent = dirname(here);
  return parent === here ? null : repositoryRoot(parent);
}
