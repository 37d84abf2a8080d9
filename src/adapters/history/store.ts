import type { Assessment } from '../../domain/assessment.ts';
import type { Attempt, RecordedAttempt, SessionStart } from '../../domain/attempt.ts';
import type { HistoryFilter, HistoryStore, Standing } from '../../domain/ports.ts';
import type { Level } from '../../domain/question.ts';
import type { Database, Row, Value } from './driver.ts';

/** A history over an open, migrated database. Every save is committed and synced when it returns. */
export function createStore(database: Database): HistoryStore {
  return {
    saveSession: (session) => insertSession(database, session),
    saveAttempt: (attempt) => insertAttempt(database, attempt),
    saveAssessment: (attemptId, assessment, at) =>
      insertAssessment(database, attemptId, assessment, at),
    attempts: (filter) => findAttempts(database, filter),
    standings: () => findStandings(database),
    close: () => close(database),
  };
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

function insertSession(database: Database, { id, startedAt, order, seed }: SessionStart): void {
  database
    .prepare(
      `INSERT INTO sessions (id, started_at, question_order, seed) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    )
    .run(id, startedAt, order, seed);
}

function insertAttempt(database: Database, attempt: Attempt): void {
  database
    .prepare(
      `INSERT INTO attempts (id, session_id, question_id, role, level, skills, question_text, answer, state, answered_at, spent_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    )
    .run(
      attempt.id,
      attempt.sessionId,
      attempt.questionId,
      attempt.role,
      attempt.level,
      JSON.stringify(attempt.skills),
      attempt.questionText,
      attempt.answer,
      attempt.state,
      attempt.answeredAt,
      attempt.spentMs,
    );
}

function insertAssessment(
  database: Database,
  attemptId: string,
  assessment: Assessment,
  at: number,
): void {
  database
    .prepare(
      'INSERT INTO assessments (attempt_id, assessed_at, scorer, score, body) VALUES (?, ?, ?, ?, ?)',
    )
    .run(
      attemptId,
      at,
      assessment.scorer.name,
      assessment.status === 'scored' ? assessment.score : null,
      JSON.stringify(assessment),
    );
}

const newestAssessment =
  '(SELECT body FROM assessments WHERE attempt_id = attempts.id ORDER BY id DESC LIMIT 1) AS body';

function findAttempts(database: Database, filter: HistoryFilter): RecordedAttempt[] {
  const { conditions, values } = conditionsOf(filter);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return database
    .prepare(
      `SELECT attempts.*, ${newestAssessment} FROM attempts ${where}
       ORDER BY answered_at DESC, rowid DESC LIMIT ?`,
    )
    .all(...values, filter.limit ?? -1)
    .map(attemptOf);
}

function conditionsOf(filter: HistoryFilter): { conditions: string[]; values: Value[] } {
  const tests: readonly [string, Value | undefined][] = [
    ['question_id = ?', filter.questionId],
    ['role = ?', filter.role],
    ['level = ?', filter.level],
    ['EXISTS (SELECT 1 FROM json_each(attempts.skills) WHERE value = ?)', filter.skill],
    ['answered_at >= ?', filter.since],
  ];
  const wanted = tests.flatMap(([test, value]) => (value === undefined ? [] : [{ test, value }]));
  return { conditions: wanted.map(({ test }) => test), values: wanted.map(({ value }) => value) };
}

function attemptOf(row: Row): RecordedAttempt {
  return {
    id: String(row.id),
    sessionId: String(row.session_id),
    questionId: String(row.question_id),
    role: String(row.role),
    level: String(row.level) as Level,
    skills: JSON.parse(String(row.skills)),
    questionText: String(row.question_text),
    answer: String(row.answer),
    state: row.state === 'incomplete' ? 'incomplete' : 'submitted',
    answeredAt: Number(row.answered_at),
    spentMs: Number(row.spent_ms),
    assessment: row.body === null ? null : JSON.parse(String(row.body)),
  };
}

function findStandings(database: Database): Map<string, Standing> {
  const rows = database
    .prepare(
      `SELECT question_id, COUNT(*) AS times,
         (SELECT score FROM assessments JOIN attempts AS scored ON scored.id = attempt_id
          WHERE scored.question_id = attempts.question_id AND score IS NOT NULL
          ORDER BY scored.answered_at DESC, assessments.id DESC LIMIT 1) AS last_score
       FROM attempts WHERE state = 'submitted' GROUP BY question_id`,
    )
    .all();
  return new Map(
    rows.map((row) => [
      String(row.question_id),
      {
        times: Number(row.times),
        lastScore: row.last_score === null ? null : Number(row.last_score),
      },
    ]),
  );
}
