import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DrillError, exitCodes } from '../../domain/errors.ts';
import { backupFolder } from './backups.ts';
import { isBusy, loadDriver } from './driver.ts';
import { overwriteAndRemove } from './private-files.ts';

/** Every file that holds answers: the history, its journals, damaged ones that were kept, and backups. */
export function historyFiles(path: string): string[] {
  const stem = basename(path, '.db');
  const isOurs = (file: string) => {
    const name = basename(file);
    return name.startsWith(`${stem}.db`) || name.startsWith(`${stem}.damaged-`);
  };
  return [...filesIn(dirname(path)).filter(isOurs), ...filesIn(backupFolder(path))];
}

/** Erases the history for good; throws DrillError while another session has it open. */
export async function eraseHistory(path: string): Promise<string[]> {
  await refuseWhileOpen(path);
  const files = historyFiles(path);
  for (const file of files) overwriteAndRemove(file);
  rmSync(backupFolder(path), { recursive: true, force: true });
  return files;
}

export function eraseBackups(path: string): void {
  for (const file of filesIn(backupFolder(path))) overwriteAndRemove(file);
}

/** What another session saves into a file without a name would be lost. */
async function refuseWhileOpen(path: string): Promise<void> {
  if (existsSync(path) && (await isOpenElsewhere(path))) {
    throw new DrillError(
      exitCodes.usage,
      `Another drill session has the history ${path} open.`,
      'End it first, then purge again.',
    );
  }
}

/** A history that is damaged cannot be asked, and nobody has it open for long. */
async function isOpenElsewhere(path: string): Promise<boolean> {
  const { open } = await loadDriver();
  try {
    const database = open(path, { readOnly: false });
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK');
      return false;
    } finally {
      database.close();
    }
  } catch (error) {
    return isBusy(error);
  }
}

/** The files directly in a folder; a link is none, whatever it leads to. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
}
