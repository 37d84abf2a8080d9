import { storedOf } from './attempts.ts';
import { isIntact } from './corrections.ts';
import { digestOf, digestOfAttempt } from './digest.ts';
import type { Database, Driver, Row, Value } from './driver.ts';
import { inTransaction } from './transaction.ts';

/** Copies what is still readable and unchanged from a damaged file, row by row; returns how many attempts were new. */
export function salvage(driver: Driver, damagedPath: string, into: Database): number {
  const damaged = driver.open(damagedPath, { readOnly: false });
  try {
    return inTransaction(into, () => {
      const copied = { sessions: 0, attempts: 0, assessments: 0, corrections: 0 };
      for (const table of ['sessions', 'attempts', 'assessments', 'corrections'] as const) {
        for (const row of readableRows(damaged, table)) {
          if (isTried(() => copy[table](row, into))) copied[table] += 1;
        }
      }
      return copied.attempts;
    });
  } finally {
    damaged.close();
  }
}

type Table = 'sessions' | 'attempts' | 'assessments' | 'corrections';

/** Whether the row was new; a row that is not as it was saved is left where it is. */
const copy: Readonly<Record<Table, (row: Row, into: Database) => boolean>> = {
  sessions: (row, into) => insert(into, 'sessions', row),
  attempts: (row, into) => {
    if (row.digest !== digestOfAttempt(storedOf(row))) return false;
    into.prepare("DELETE FROM attempts WHERE id = ? AND state = 'incomplete'").run(String(row.id));
    return insert(into, 'attempts', row);
  },
  assessments: ({ id: _own, ...row }, into) => {
    if (row.digest !== digestOf(String(row.body))) return false;
    const had = into
      .prepare('SELECT 1 FROM assessments WHERE attempt_id = ? AND digest = ?')
      .get(String(row.attempt_id), String(row.digest));
    return had === undefined && insert(into, 'assessments', row);
  },
  corrections: (row, into) => isIntact(row) && insert(into, 'corrections', row),
};

function insert(into: Database, table: Table, row: Row): boolean {
  const columns = Object.keys(row);
  const places = columns.map(() => '?').join(', ');
  const before = changes(into);
  into
    .prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
    .run(...(Object.values(row) as Value[]));
  return changes(into) > before;
}

function changes(database: Database): number {
  return Number(database.prepare('SELECT total_changes() AS count').get()?.count);
}

function* readableRows(database: Database, table: Table): Generator<Row> {
  const last = highestRow(database, table);
  // An earlier release had fewer tables.
  if (last === 0) return;
  const one = database.prepare(`SELECT * FROM ${table} WHERE rowid = ?`);
  for (let rowid = 1; rowid <= last; rowid++) {
    const row = tried(() => one.get(rowid));
    if (row !== undefined) yield row;
  }
}

/** A damaged tree may lie about its last row; nobody answers more questions than this. */
const mostRows = 1_000_000;

function highestRow(database: Database, table: Table): number {
  const found = tried(() => database.prepare(`SELECT max(rowid) AS last FROM ${table}`).get());
  return Math.min(mostRows, Number(found?.last ?? 0));
}

function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isTried(work: () => boolean): boolean {
  return tried(work) === true;
}
