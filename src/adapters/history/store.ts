import type { RecordedAttempt } from '../../domain/attempt.ts';
import type { HistoryStore } from '../../domain/ports.ts';
import {
  findAssessments,
  findAttempts,
  findDrafts,
  inLowerCase,
  insertAssessment,
  insertAttempt,
  setField,
} from './attempts.ts';
import { insertCorrection } from './corrections.ts';
import type { Database } from './driver.ts';
import { findOutlines } from './outlines.ts';
import { findUnfinished, insertSession, setFinished, setPosition } from './sessions.ts';
import { inTransaction } from './transaction.ts';

/** A history over an open, migrated database. Every save is committed and synced when it returns. */
export function createStore(database: Database, onClosed: () => void): HistoryStore {
  database.function('in_lower_case', { deterministic: true }, inLowerCase);
  return {
    saveSession: (session) => insertSession(database, session),
    savePosition: (sessionId, position) => setPosition(database, sessionId, position),
    finishSession: (sessionId, at) => setFinished(database, sessionId, at),
    unfinishedSession: () => findUnfinished(database),
    saveAttempt: (attempt) => insertAttempt(database, attempt),
    saveAssessment: (attemptId, assessment, at) =>
      insertAssessment(database, attemptId, assessment, at),
    saveSelfRating: (attemptId, rating) =>
      inTransaction(database, () => setField(database, attemptId, 'self_rating', rating)),
    saveCorrection: (correction) => insertCorrection(database, correction),
    attempts: (filter) => findAttempts(database, filter),
    assessmentsOf: (attemptId) => findAssessments(database, attemptId),
    outlines: (questionId) => findOutlines(database, questionId ?? null),
    drafts: () => findDrafts(database),
    undo: (at) => undo(database, at),
    redo: () => redo(database),
    eraseBefore: (time) => eraseBefore(database, time),
    close: () => {
      close(database);
      onClosed();
    },
  };
}

function run(database: Database, sql: string, ...values: readonly (string | number | null)[]) {
  database.prepare(sql).run(...values);
}

/** Moves the log into the database file first, so that one file holds everything; a full disk leaves it in the log. */
function close(database: Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The log is read again when the history is next opened.
  }
  database.close();
}

/** Marked later than all that is undone already, even where the clock was set back. */
function undo(database: Database, at: number): RecordedAttempt | null {
  const last = database.prepare('SELECT MAX(undone_at) AS last FROM attempts').get()?.last;
  return mark(
    database,
    Math.max(at, Number(last ?? 0) + 1),
    `SELECT id FROM attempts WHERE state = 'submitted' AND undone_at IS NULL AND follow_up IS NULL
     ORDER BY rowid DESC LIMIT 1`,
  );
}

function redo(database: Database): RecordedAttempt | null {
  return mark(
    database,
    null,
    `SELECT id FROM attempts WHERE undone_at IS NOT NULL
     ORDER BY undone_at DESC, rowid LIMIT 1`,
  );
}

function mark(database: Database, undoneAt: number | null, sql: string): RecordedAttempt | null {
  return inTransaction(database, () => {
    const row = database.prepare(sql).get();
    if (row === undefined) return null;
    const attemptId = String(row.id);
    setField(database, attemptId, 'undone_at', undoneAt);
    return findAttempts(database, { attemptId })[0] ?? null;
  });
}

/** `secure_delete` overwrites what is deleted; VACUUM gives the room back. */
function eraseBefore(database: Database, time: number): number {
  const erased = inTransaction(database, () => {
    const count = database
      .prepare('SELECT COUNT(*) AS old FROM attempts WHERE answered_at < ?')
      .get(time)?.old;
    run(database, 'DELETE FROM attempts WHERE answered_at < ?', time);
    run(
      database,
      'DELETE FROM sessions WHERE started_at < ? AND id NOT IN (SELECT session_id FROM attempts)',
      time,
    );
    return Number(count);
  });
  if (erased > 0)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  return erased;
}
