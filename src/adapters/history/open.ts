import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HistoryStore } from '../../domain/ports.ts';
import { type Database, loadDriver } from './driver.ts';
import { migrate, NewerHistoryError } from './migrations.ts';
import { createStore } from './store.ts';

type Opened =
  | { readonly store: HistoryStore; readonly path: string }
  | { readonly store: null; readonly reason: string };

const waitForOtherSessionMs = 10_000;

/**
 * Opens the history at `path`, readable by its owner only. For writing it is created where needed;
 * for reading a history that does not exist is an empty one. Anything that stands in the way comes back as a sentence; the file is left as it is.
 */
export async function openHistoryStore(path: string, access: 'read' | 'write'): Promise<Opened> {
  let database: Database | undefined;
  try {
    const driver = await loadDriver();
    const absent = access === 'read' && !existsSync(path);
    if (!absent) createPrivately(path);
    if (!absent) refuseTorn(path);
    database = driver.open(absent ? ':memory:' : path, { readOnly: false });
    prepare(database);
    return { store: createStore(database), path };
  } catch (error) {
    database?.close();
    return { store: null, reason: reasonOf(error, path) };
  }
}

/** SQLite gives its journal files the mode of the database file. */
function createPrivately(path: string): void {
  if (existsSync(path)) return;
  const folder = dirname(path);
  const created = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (created !== undefined) chmodSync(folder, 0o700);
  closeSync(openSync(path, 'a', 0o600));
}

const headerText = 'SQLite format 3\0';
const smallestPage = 512;

/** SQLite takes a file of less than a page for an empty database and would write over what is left of it. */
function refuseTorn(path: string): void {
  const { size } = statSync(path);
  if (size === 0) return;
  const header = Buffer.alloc(headerText.length);
  const file = openSync(path, 'r');
  readSync(file, header);
  closeSync(file);
  if (size < smallestPage || header.toString('latin1') !== headerText) {
    throw new DamagedHistoryError('it does not begin like a database');
  }
}

function prepare(database: Database): void {
  database.exec(`
    PRAGMA busy_timeout = ${waitForOtherSessionMs};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
  `);
  const check = database.prepare('PRAGMA quick_check(1)').get();
  const verdict = Object.values(check ?? {})[0];
  if (verdict !== 'ok') throw new DamagedHistoryError(String(verdict).replace(/\s+/g, ' '));
  migrate(database);
}

class DamagedHistoryError extends Error {
  override readonly name = 'DamagedHistoryError';
}

function reasonOf(error: unknown, path: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NewerHistoryError) {
    return `The history ${path} was written by a newer version of drill. Update drill to use it.`;
  }
  if (error instanceof DamagedHistoryError || /malformed|not a database/i.test(message)) {
    return `The history ${path} is damaged (${message}). It was left as it is: move it away to start a new one, and keep it for repair.`;
  }
  return `The history ${path} cannot be used: ${message}.`;
}
