import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dayMs } from '../../domain/time.ts';
import type { Database } from './driver.ts';
import { createPrivately, syncToDisk } from './private-files.ts';

const mostKept = 5;
const named = /^history-(\d+)\.db$/;

interface Backup {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** The folder of the backups of the history at `path`. */
export function backupFolder(path: string): string {
  return join(dirname(path), 'backups');
}

/** Newest first. */
export function backupsOf(path: string): Backup[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const madeAt = named.exec(name)?.[1];
      return madeAt === undefined ? [] : [{ path: join(folder, name), madeAt: Number(madeAt) }];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

/** Copies the history aside as one complete file and keeps the newest few. */
export function backUp(database: Database, path: string, now: number): void {
  const target = join(backupFolder(path), `history-${now}.db`);
  if (existsSync(target)) return;
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    createPrivately(partial);
    database.prepare('VACUUM INTO ?').run(partial);
    syncToDisk(partial);
    renameSync(partial, target);
    syncToDisk(dirname(target));
  } finally {
    rmSync(partial, { force: true });
  }
  for (const { path: old } of backupsOf(path).slice(mostKept)) rmSync(old);
}

/** Backs up once a day. A backup that cannot be made (full disk) keeps nobody from practicing: the history itself says so. */
export function backUpDaily(database: Database, path: string, now: number): void {
  const newest = backupsOf(path)[0]?.madeAt ?? 0;
  if (now - newest < dayMs || !hasAnswers(database)) return;
  try {
    backUp(database, path, now);
  } catch {
    // The next session tries again.
  }
}

function hasAnswers(database: Database): boolean {
  return database.prepare('SELECT 1 FROM attempts LIMIT 1').get() !== undefined;
}
