import type { Database } from './driver.ts';
import { inTransaction } from './transaction.ts';

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
  {
    name: '2026-11-resume-schedule-digests',
    sql: `
      ALTER TABLE sessions ADD COLUMN mode TEXT NOT NULL DEFAULT 'practice';
      ALTER TABLE sessions ADD COLUMN queue TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE sessions ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE sessions ADD COLUMN finished_at INTEGER;
      ALTER TABLE attempts ADD COLUMN question_type TEXT;
      ALTER TABLE attempts ADD COLUMN follow_up TEXT;
      ALTER TABLE attempts ADD COLUMN self_rating INTEGER;
      ALTER TABLE attempts ADD COLUMN undone_at INTEGER;
      ALTER TABLE attempts ADD COLUMN score INTEGER;
      ALTER TABLE attempts ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE attempts ADD COLUMN digest TEXT;
      ALTER TABLE assessments ADD COLUMN digest TEXT;
      UPDATE attempts SET
        score = (SELECT score FROM assessments WHERE attempt_id = attempts.id ORDER BY id DESC LIMIT 1),
        copied = COALESCE((SELECT EXISTS (
          SELECT 1 FROM json_each(body, '$.flags') WHERE value = 'copied-example')
          FROM assessments WHERE attempt_id = attempts.id ORDER BY id DESC LIMIT 1), 0);
      CREATE INDEX attempts_outlines ON attempts
        (answered_at, question_id, score, copied, self_rating, question_type, role, level, skills, id,
         state, undone_at, follow_up)
        WHERE state = 'submitted' AND undone_at IS NULL AND follow_up IS NULL;
    `,
  },
  {
    name: '2026-12-corrections',
    sql: `
      CREATE TABLE corrections (
        attempt_id TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        key_point_id TEXT NOT NULL,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL,
        quote TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (attempt_id, key_point_id, start_offset)
      ) STRICT;
    `,
  },
];

/** A history written by a later release, which this one must not touch. */
export class NewerHistoryError extends Error {
  override readonly name = 'NewerHistoryError';
}

/** The migrations that a database still needs; throws NewerHistoryError when it has had some that are not known here. */
export function missingMigrations(database: Database): readonly Migration[] {
  const applied = appliedNames(database);
  const known = new Set(migrations.map(({ name }) => name));
  if (applied.some((name) => !known.has(name))) throw new NewerHistoryError();
  return migrations.filter(({ name }) => !applied.includes(name));
}

/** Brings the schema up to date in one transaction each. */
export function migrate(database: Database, missing: readonly Migration[]): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT');
  for (const { name, sql } of missing) apply(database, name, sql);
}

/** Whether anything was ever stored in the database. */
export function isFresh(database: Database): boolean {
  return appliedNames(database).length === 0;
}

function appliedNames(database: Database): string[] {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get();
  if (table === undefined) return [];
  return database
    .prepare('SELECT name FROM migrations')
    .all()
    .map(({ name }) => String(name));
}

function apply(database: Database, name: string, sql: string): void {
  inTransaction(database, () => {
    const already = database.prepare('SELECT 1 FROM migrations WHERE name = ?').get(name);
    if (already !== undefined) return;
    database.exec(sql);
    database.prepare('INSERT INTO migrations (name) VALUES (?)').run(name);
  });
}
