import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Database } from './driver.ts';

/** The file is no sound database. */
export class DamagedHistoryError extends Error {
  override readonly name = 'DamagedHistoryError';
}

const headerText = 'SQLite format 3\0';
const headerSize = 100;
const smallestPage = 512;

/**
 * Refuses a file that does not begin as every history does. SQLite takes a file of less than a page
 * for an empty database and would write over what is left of it, and for an unknown version in the
 * header it says that the file cannot be written, not that it is damaged.
 */
export function refuseTorn(path: string): void {
  const { size } = statSync(path);
  if (size === 0) return;
  const header = Buffer.alloc(headerSize);
  const file = openSync(path, 'r');
  readSync(file, header);
  closeSync(file);
  if (size < smallestPage || !isHeader(header)) {
    throw new DamagedHistoryError('it does not begin like a database');
  }
}

/** The fields of https://sqlite.org/fileformat.html#the_database_header that are the same in every history. */
function isHeader(header: Buffer): boolean {
  const versions = [header.readUInt8(18), header.readUInt8(19)];
  const schemaFormat = header.readUInt32BE(44);
  return (
    header.toString('latin1', 0, headerText.length) === headerText &&
    versions.every((version) => version === 1 || version === 2) &&
    header.toString('latin1', 21, 24) === '@  ' &&
    schemaFormat <= 4 &&
    header.readUInt32BE(56) <= 1
  );
}

/** Up to this size a check costs less than anybody notices. */
const alwaysChecked = 16 * 1024 * 1024;

/** Checks every page and index; a large file only where it is not as the last session left it. */
export function refuseDamaged(database: Database, path: string): void {
  if (statSync(path).size > alwaysChecked && rememberedState(path) === stateOf(path)) return;
  rmSync(markerOf(path), { force: true });
  const check = database.prepare('PRAGMA integrity_check(1)').get();
  const verdict = Object.values(check ?? {})[0];
  if (verdict !== 'ok') throw new DamagedHistoryError(String(verdict).replace(/\s+/g, ' '));
}

/** Remembers the file as it was left, sound. Where that cannot be written the next opening checks again. */
export function rememberSound(path: string): void {
  try {
    if (statSync(path).size > alwaysChecked)
      writeFileSync(markerOf(path), stateOf(path), { mode: 0o600 });
  } catch {
    // A check too many does no harm.
  }
}

function markerOf(path: string): string {
  return `${path}.checked`;
}

function rememberedState(path: string): string | null {
  try {
    return readFileSync(markerOf(path), 'utf8');
  } catch {
    return null;
  }
}

function stateOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}
