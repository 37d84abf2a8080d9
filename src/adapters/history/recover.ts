import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupsOf } from './backups.ts';
import { refuseDamaged, refuseTorn } from './check.ts';
import type { Database, Driver } from './driver.ts';
import { createPrivately, syncToDisk } from './private-files.ts';
import { salvage } from './salvage.ts';

const journals = ['', '-wal', '-shm'] as const;

/** What became of a damaged history. */
export interface Recovery {
  /** Where the damaged file is kept, untouched. */
  readonly keptAs: string;
  /** When the backup that took its place was made; null when there was none. */
  readonly backupOf: number | null;
  /** Answers read from the damaged file that the backup did not have. */
  readonly salvaged: number;
}

/** Moves a damaged history aside and puts the newest sound backup in its place. */
export function replaceDamaged(
  driver: Driver,
  path: string,
  now: number,
): Omit<Recovery, 'salvaged'> {
  const keptAs = moveAside(path, now);
  const backup = backupsOf(path).find((each) => isSound(driver, each.path));
  createPrivately(path);
  if (backup !== undefined) copyFileSync(backup.path, path);
  syncToDisk(path);
  syncToDisk(dirname(path));
  return { keptAs, backupOf: backup?.madeAt ?? null };
}

/** Adds what can still be read of the damaged file to the history that took its place. */
export function addReadable(driver: Driver, keptAs: string, database: Database): number {
  const folder = mkdtempSync(join(dirname(keptAs), 'salvage-'));
  try {
    const copy = join(folder, 'history.db');
    for (const suffix of ['', '-wal']) {
      if (existsSync(keptAs + suffix)) copyFileSync(keptAs + suffix, copy + suffix);
    }
    return salvage(driver, copy, database);
  } catch {
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function moveAside(path: string, now: number): string {
  const name = `${basename(path, '.db')}.damaged-${now}`;
  const target = (count: number) =>
    join(dirname(path), `${name}${count === 0 ? '' : `-${count}`}.db`);
  let count = 0;
  while (existsSync(target(count))) count += 1;
  for (const suffix of journals) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target(count) + suffix);
  }
  return target(count);
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
