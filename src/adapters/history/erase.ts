import { existsSync, lstatSync, readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DrillError, exitCodes } from '../../domain/errors.ts';
import { backupFolder } from './backups.ts';
import { isBusy, loadDriver } from './driver.ts';
import { overwriteAndRemove } from './private-files.ts';

const journalNames = '(-wal|-shm|-journal)?';
const backupName = /^history-\d+\.db(\.partial)?(-journal)?$/;
const salvageFolder = /^salvage-[A-Za-z0-9]{6}$/;
const salvageName = new RegExp(`^history\\.db${journalNames}$`);

/**
 * Every file that holds answers and that drill made: the history, its journals, damaged ones that were
 * kept, backups, and copies that killed recoveries of earlier releases left. Others may keep files in the same folders, so
 * only names that drill gives count. A history that is a link is both the link and what it leads to.
 */
export function historyFiles(path: string): string[] {
  const places = [...new Set([path, realOf(path)])];
  const beside = [...new Set(places.map(dirname))].flatMap(filesIn);
  return [
    ...places.filter(isLink),
    ...beside.filter((file) => places.some((place) => belongsTo(place, file))),
    ...filesIn(backupFolder(path)).filter((file) => backupName.test(basename(file))),
    ...salvageFolders(path).flatMap(salvageFiles),
  ];
}

/** Erases the history for good; throws DrillError while another session has it open. */
export async function eraseHistory(path: string): Promise<string[]> {
  await refuseWhileOpen(path);
  const files = historyFiles(path);
  const folders = [backupFolder(path), ...salvageFolders(path)];
  for (const file of files) erase(file);
  for (const folder of folders) removeEmpty(folder);
  return files;
}

export function eraseBackups(path: string): void {
  for (const file of filesIn(backupFolder(path)))
    if (backupName.test(basename(file))) overwriteAndRemove(file);
}

/** Takes away a folder in which nothing of others is left. */
export function removeEmpty(folder: string): void {
  if (existsSync(folder) && !isLink(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

function erase(file: string): void {
  if (isLink(file)) rmSync(file);
  else overwriteAndRemove(file);
}

function belongsTo(history: string, file: string): boolean {
  const name = basename(file);
  const base = basename(history);
  if (dirname(history) !== dirname(file)) return false;
  if (name.startsWith(base))
    return new RegExp(`^(${journalNames}|\\.(checked|partial|recovery|recovery\\.partial))$`).test(
      name.slice(base.length),
    );
  const damaged = `${basename(history, '.db')}.damaged-`;
  const rest = new RegExp(`^\\d+(-\\d+)?\\.db(\\.copy)?${journalNames}$`);
  return name.startsWith(damaged) && rest.test(name.slice(damaged.length));
}

function salvageFolders(path: string): string[] {
  if (!existsSync(dirname(path))) return [];
  return readdirSync(dirname(path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && salvageFolder.test(entry.name))
    .map(({ name }) => join(dirname(path), name));
}

function salvageFiles(folder: string): string[] {
  return filesIn(folder).filter((file) => salvageName.test(basename(file)));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
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
