import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { HistoryStore } from '../../domain/ports.ts';
import { backUp, backUpDaily } from './backups.ts';
import { DamagedHistoryError, refuseDamaged, refuseTorn, rememberSound } from './check.ts';
import { type Database, type Driver, isBusy, loadDriver } from './driver.ts';
import { isFresh, migrate, missingMigrations, NewerHistoryError } from './migrations.ts';
import { createPrivately } from './private-files.ts';
import {
  addReadable,
  type BegunRecovery,
  begunRecovery,
  type Recovery,
  replaceDamaged,
} from './recover.ts';
import { createStore } from './store.ts';

type Opened =
  | { readonly store: HistoryStore; readonly path: string; readonly notice: string | null }
  | { readonly store: null; readonly reason: string };

const waitForOtherSessionMs = 10_000;
const pauseMs = 20;

/**
 * Opens the history at `path`, readable by its owner only. For writing it is created where needed;
 * for reading a history that does not exist is an empty one. A damaged file is kept aside and the
 * newest backup takes its place, which the notice says. What else stands in the way comes back as a
 * sentence, and the file is left as it is.
 */
export async function openHistoryStore(
  path: string,
  access: 'read' | 'write',
  now: number,
): Promise<Opened> {
  try {
    const driver = await loadDriver();
    const begun = begunRecovery(path);
    if (begun !== null) return await recovered(driver, path, begun, { now, cause: begun.cause });
    if (access === 'read' && !existsSync(path)) return opened(inMemory(driver), path, null);
    createPrivately(path);
    try {
      return opened(await openSound(driver, path, access, now), path, null);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return await recovered(driver, path, null, { now, cause: error.message });
    }
  } catch (error) {
    if (error instanceof NewerHistoryError && access === 'read') return newer(path);
    return { store: null, reason: reasonOf(error, path) };
  }
}

function opened(database: Database, path: string, notice: string | null): Opened {
  return {
    store: createStore(database, () => existsSync(path) && rememberSound(path)),
    path,
    notice,
  };
}

function inMemory(driver: Driver): Database {
  const database = driver.open(':memory:', { readOnly: false });
  migrate(database, missingMigrations(database));
  return database;
}

async function openSound(
  driver: Driver,
  path: string,
  access: 'read' | 'write',
  now: number,
): Promise<Database> {
  refuseTorn(path);
  const database = driver.open(path, { readOnly: false });
  try {
    await logAhead(database);
    prepare(database);
    refuseDamaged(database, path);
    const missing = missingMigrations(database);
    if (missing.length > 0 && !isFresh(database)) backUp(database, path, now);
    migrate(database, missing);
    if (access === 'write') backUpDaily(database, path, now);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Two sessions may begin a history at once. SQLite does not wait for the other one where a file gets its
 * write-ahead log (https://sqlite.org/c3ref/busy_handler.html), so this is tried again for as long.
 */
async function logAhead(database: Database): Promise<void> {
  database.exec(`PRAGMA busy_timeout = ${pauseMs}`);
  for (let left = waitForOtherSessionMs / (2 * pauseMs); ; left--) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || left <= 0) throw error;
    }
    await setTimeout(pauseMs);
  }
}

function prepare(database: Database): void {
  database.exec(`
    PRAGMA busy_timeout = ${waitForOtherSessionMs};
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA cell_size_check = ON;
  `);
}

async function recovered(
  driver: Driver,
  path: string,
  begun: BegunRecovery | null,
  found: { readonly now: number; readonly cause: string },
): Promise<Opened> {
  const replaced = replaceDamaged(driver, path, begun, found);
  const database = await openSound(driver, path, 'read', found.now);
  return opened(database, path, noticeOf(path, addReadable(driver, path, replaced, database)));
}

function noticeOf(path: string, { keptAs, cause, backupOf, salvaged }: Recovery): string {
  const backup =
    backupOf === null
      ? 'There was no backup, so a new history was begun'
      : `The backup of ${new Date(backupOf).toISOString().slice(0, 10)} took its place`;
  const read =
    salvaged === 0
      ? 'nothing more could be read from it'
      : `${salvaged} ${salvaged === 1 ? 'answer was' : 'answers were'} read from it`;
  return `The history ${path} was damaged (${cause}). It is kept as ${keptAs}. ${backup}, and ${read}.`;
}

/** Reading can go on where the tables that are known are still there. */
async function newer(path: string): Promise<Opened> {
  const notice = `The history ${path} was written by a newer version of drill and is only read. Update drill to add to it.`;
  try {
    const database = (await loadDriver()).open(path, { readOnly: true });
    const { store } = opened(database, path, notice) as { store: HistoryStore };
    store.attempts({ limit: 1 });
    return { store, path, notice };
  } catch {
    return { store: null, reason: reasonOf(new NewerHistoryError(), path) };
  }
}

function isDamage(error: unknown): error is Error {
  if (error instanceof DamagedHistoryError) return true;
  return error instanceof Error && /malformed|not a database|corrupt/i.test(error.message);
}

function reasonOf(error: unknown, path: string): string {
  if (error instanceof NewerHistoryError) {
    return `The history ${path} was written by a newer version of drill. Update drill to use it.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `The history ${path} cannot be used: ${message}.`;
}
