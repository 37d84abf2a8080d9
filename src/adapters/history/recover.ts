import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupsOf } from './backups.ts';
import { refuseDamaged, refuseTorn } from './check.ts';
import type { Database, Driver } from './driver.ts';
import { createPrivately, syncToDisk } from './private-files.ts';
import { salvage } from './salvage.ts';

const suffixes = ['', '-wal', '-shm'] as const;

/** What became of a damaged history. */
export interface Recovery {
  /** Where the damaged file is kept, untouched. */
  readonly keptAs: string;
  /** What was wrong with it. */
  readonly cause: string;
  /** When the backup that took its place was made; null when there was none. */
  readonly backupOf: number | null;
  /** Answers read from the damaged file that the backup did not have. */
  readonly salvaged: number;
}

/** A recovery that is begun, as it stands on the disk: a kill in the middle of it loses nothing. */
export interface BegunRecovery extends Omit<Recovery, 'salvaged'> {
  /** Whether the backup is in its place, so that only reading the damaged file is left. */
  readonly isReplaced: boolean;
}

/** The recovery that was begun and not ended, if there is one. */
export function begunRecovery(path: string): BegunRecovery | null {
  try {
    return JSON.parse(readFileSync(journalOf(path), 'utf8'));
  } catch {
    return null;
  }
}

/** Moves a damaged history aside and puts the newest sound backup in its place; goes on where an earlier try was stopped. */
export function replaceDamaged(
  driver: Driver,
  path: string,
  begun: BegunRecovery | null,
  { now, cause }: { readonly now: number; readonly cause: string },
): BegunRecovery {
  if (begun?.isReplaced === true) return begun;
  const wanted = begun ?? { keptAs: freeName(path, now), cause, backupOf: null, isReplaced: false };
  writeJournal(path, wanted);
  moveAside(path, wanted.keptAs);
  const backup = backupsOf(path).find((each) => isSound(driver, each.path));
  if (backup === undefined) createPrivately(path);
  else {
    const partial = `${path}.partial`;
    copyFileSync(backup.path, partial);
    syncToDisk(partial);
    renameSync(partial, path);
  }
  syncToDisk(path);
  const replaced = { ...wanted, backupOf: backup?.madeAt ?? null, isReplaced: true };
  writeJournal(path, replaced);
  return replaced;
}

/** Adds what can still be read of the damaged file to the history that took its place, and ends the recovery. */
export function addReadable(
  driver: Driver,
  path: string,
  { keptAs, cause, backupOf }: BegunRecovery,
  database: Database,
): Recovery {
  const salvaged = salvagedFrom(driver, keptAs, database);
  rmSync(journalOf(path));
  syncToDisk(dirname(path));
  return { keptAs, cause, backupOf, salvaged };
}

/** From a copy: opening a database changes it, and the damaged file stays as it is. */
function salvagedFrom(driver: Driver, keptAs: string, database: Database): number {
  const copy = `${keptAs}.copy`;
  const clear = () => {
    for (const suffix of suffixes) rmSync(copy + suffix, { force: true });
  };
  clear();
  try {
    for (const suffix of ['', '-wal']) {
      if (existsSync(keptAs + suffix)) copyFileSync(keptAs + suffix, copy + suffix);
    }
    return salvage(driver, copy, database);
  } catch {
    return 0;
  } finally {
    clear();
  }
}

function journalOf(path: string): string {
  return `${path}.recovery`;
}

/** As a whole or not at all. */
function writeJournal(path: string, begun: BegunRecovery): void {
  const partial = `${journalOf(path)}.partial`;
  writeFileSync(partial, JSON.stringify(begun), { mode: 0o600 });
  syncToDisk(partial);
  renameSync(partial, journalOf(path));
  syncToDisk(dirname(path));
}

/** Damaged histories that are kept, without their journals. */
export function damagedFiles(path: string): string[] {
  const folder = dirname(path);
  const begins = `${basename(path, '.db')}.damaged-`;
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.startsWith(begins) && /^\d+(-\d+)?\.db$/.test(name.slice(begins.length)))
    .map((name) => join(folder, name));
}

function freeName(path: string, now: number): string {
  const name = `${basename(path, '.db')}.damaged-${now}`;
  const target = (count: number) =>
    join(dirname(path), `${name}${count === 0 ? '' : `-${count}`}.db`);
  let count = 0;
  while (existsSync(target(count))) count += 1;
  return target(count);
}

/** The database last: while it is there, nothing has begun in its place. */
function moveAside(path: string, keptAs: string): void {
  if (existsSync(keptAs)) return;
  for (const suffix of suffixes.toReversed()) {
    if (existsSync(path + suffix)) renameSync(path + suffix, keptAs + suffix);
  }
}

function isSound(driver: Driver, path: string): boolean {
  try {
    refuseTorn(path);
    const database = driver.open(path, { readOnly: true });
    try {
      refuseDamaged(database, path);
      return true;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
