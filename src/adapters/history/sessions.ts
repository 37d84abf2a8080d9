import type { SessionMode, SessionStart, UnfinishedSession } from '../../domain/attempt.ts';
import type { Database } from './driver.ts';

/** A session that goes on may have lost questions since; the rest of it stays. */
export function insertSession(database: Database, session: SessionStart): void {
  const { id, startedAt, order, seed, mode, queue } = session;
  database
    .prepare(
      `INSERT INTO sessions (id, started_at, question_order, seed, mode, queue)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET queue = excluded.queue`,
    )
    .run(id, startedAt, order, seed, mode, JSON.stringify(queue));
}

export function setPosition(database: Database, sessionId: string, position: number): void {
  database.prepare('UPDATE sessions SET position = ? WHERE id = ?').run(position, sessionId);
}

export function setFinished(database: Database, sessionId: string, at: number): void {
  database.prepare('UPDATE sessions SET finished_at = ? WHERE id = ?').run(at, sessionId);
}

export function findUnfinished(database: Database): UnfinishedSession | null {
  const row = database
    .prepare(
      `SELECT * FROM sessions WHERE finished_at IS NULL AND position < json_array_length(queue)
       ORDER BY rowid DESC LIMIT 1`,
    )
    .get();
  if (row === undefined) return null;
  return {
    id: String(row.id),
    startedAt: Number(row.started_at),
    order: String(row.question_order),
    seed: Number(row.seed),
    mode: row.mode as SessionMode,
    queue: JSON.parse(String(row.queue)),
    position: Number(row.position),
  };
}
