import type { Database } from './driver.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Named and append-only: a released migration is never edited, a change is a new one at the end. */
export const migrations: readonly Migration[] = [
  {
    name: '2026-11-sessions-attempts-assessments',
    sql: `
      CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        started_at INTEGER NOT NULL,
        question_order TEXT NOT NULL,
        seed INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE attempts (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        role TEXT NOT NULL,
        level TEXT NOT NULL,
        skills TEXT NOT NULL,
        question_text TEXT NOT NULL,
        answer TEXT NOT NULL,
        state TEXT NOT NULL,
        answered_at INTEGER NOT NULL,
        spent_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX attempts_by_time ON attempts (answered_at);
      CREATE INDEX attempts_by_question ON attempts (question_id, answered_at);
      CREATE TABLE assessments (
        id INTEGER PRIMARY KEY,
        attempt_id TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
        assessed_at INTEGER NOT NULL,
        scorer TEXT NOT NULL,
        score INTEGER,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX assessments_by_attempt ON assessments (attempt_id, id);
    `,
  },
];

/** A history written by a later release, which this one must not touch. */
export class NewerHistoryError extends Error {
  override readonly name = 'NewerHistoryError';
}

/** Brings the schema up to date in one transaction each; throws NewerHistoryError for what it does not know. */
export function migrate(database: Database): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT');
  const applied = database
    .prepare('SELECT name FROM migrations')
    .all()
    .map(({ name }) => name);
  const known = new Set<unknown>(migrations.map(({ name }) => name));
  if (applied.some((name) => !known.has(name))) throw new NewerHistoryError();
  for (const { name, sql } of migrations) {
    if (!applied.includes(name)) apply(database, name, sql);
  }
}

function apply(database: Database, name: string, sql: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const already = database.prepare('SELECT 1 FROM migrations WHERE name = ?').get(name);
    if (already === undefined) {
      database.exec(sql);
      database.prepare('INSERT INTO migrations (name) VALUES (?)').run(name);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
