import type { Assessment } from '../../domain/assessment.ts';
import type { Attempt, RecordedAttempt } from '../../domain/attempt.ts';
import type { HistoryFilter } from '../../domain/ports.ts';
import type { Level, QuestionType } from '../../domain/question.ts';
import { correctionFinder, correctionOf, isIntact } from './corrections.ts';
import { digestOf, digestOfAttempt, type StoredAttempt } from './digest.ts';
import type { Database, Row, Value } from './driver.ts';
import { inTransaction } from './transaction.ts';

/**
 * A draft gives way to later drafts and to the answer; a submitted answer gives way to nothing. Each is
 * written anew, so that the order of rows is the order of writing, whatever the clock says.
 */
export function insertAttempt(database: Database, attempt: Attempt): void {
  inTransaction(database, () => {
    database.prepare("DELETE FROM attempts WHERE id = ? AND state = 'incomplete'").run(attempt.id);
    database
      .prepare(
        `INSERT INTO attempts (id, session_id, question_id, question_type, role, level, skills,
           question_text, answer, state, answered_at, spent_ms, follow_up, digest)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      )
      .run(
        attempt.id,
        attempt.sessionId,
        attempt.questionId,
        attempt.questionType,
        attempt.role,
        attempt.level,
        JSON.stringify(attempt.skills),
        attempt.questionText,
        attempt.answer,
        attempt.state,
        attempt.answeredAt,
        attempt.spentMs,
        attempt.followUp,
        digestOfAttempt({ ...attempt, selfRating: null, undoneAt: null }),
      );
  });
}

export function insertAssessment(
  database: Database,
  attemptId: string,
  assessment: Assessment,
  at: number,
): void {
  const body = JSON.stringify(assessment);
  const score = assessment.status === 'scored' ? assessment.score : null;
  const copied = assessment.flags.includes('copied-example') ? 1 : 0;
  inTransaction(database, () => {
    database
      .prepare(
        `INSERT INTO assessments (attempt_id, assessed_at, scorer, score, body, digest)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(attemptId, at, assessment.scorer.name, score, body, digestOf(body));
    database
      .prepare('UPDATE attempts SET score = ?, copied = ? WHERE id = ?')
      .run(score, copied, attemptId);
  });
}

const newest = (column: string) =>
  `(SELECT ${column} FROM assessments WHERE attempt_id = attempts.id ORDER BY id DESC LIMIT 1)`;

/** The last written first. */
export function findAttempts(database: Database, filter: HistoryFilter): RecordedAttempt[] {
  const { conditions, values } = conditionsOf(filter);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const correctionsOf = correctionFinder(database);
  return database
    .prepare(
      `SELECT attempts.*, ${newest('body')} AS body, ${newest('digest')} AS body_digest
       FROM attempts ${where} ORDER BY rowid DESC LIMIT ? OFFSET ?`,
    )
    .all(...values, filter.limit ?? -1, filter.skip ?? 0)
    .map((row) => recordedOf(row, correctionsOf(String(row.id))));
}

export function findAssessments(database: Database, attemptId: string): Assessment[] {
  return database
    .prepare('SELECT body FROM assessments WHERE attempt_id = ? ORDER BY id')
    .all(attemptId)
    .map(({ body }) => JSON.parse(String(body)));
}

/** The newest unfinished answer to each question, unless the question was answered since. */
export function findDrafts(database: Database): Attempt[] {
  return database
    .prepare(
      `SELECT * FROM attempts AS draft WHERE state = 'incomplete' AND NOT EXISTS (
         SELECT 1 FROM attempts AS later WHERE later.question_id = draft.question_id
           AND later.rowid > draft.rowid)`,
    )
    .all()
    .map(attemptOf);
}

function conditionsOf(filter: HistoryFilter): { conditions: string[]; values: Value[] } {
  const tests: readonly [string, Value | undefined][] = [
    ['id = ?', filter.attemptId],
    ['session_id = ?', filter.sessionId],
    ['question_id = ?', filter.questionId],
    ['question_type = ?', filter.questionType],
    ['role = ?', filter.role],
    ['level = ?', filter.level],
    ['EXISTS (SELECT 1 FROM json_each(attempts.skills) WHERE value = ?)', filter.skill],
    ['state = ?', filter.state],
    ['score >= ?', filter.minScore],
    ['score <= ?', filter.maxScore],
    ['answered_at >= ?', filter.since],
    ['answered_at < ?', filter.until],
    ...(filter.words ?? []).map((word): [string, Value] => [
      'instr(in_lower_case(question_text || char(10) || answer), ?) > 0',
      inLowerCase(word),
    ]),
  ];
  const wanted = tests.flatMap(([test, value]) => (value === undefined ? [] : [{ test, value }]));
  return { conditions: wanted.map(({ test }) => test), values: wanted.map(({ value }) => value) };
}

/** SQLite's own lower() knows ASCII only. */
export function inLowerCase(text: unknown): string {
  return String(text).normalize('NFC').toLowerCase();
}

/** Changes a field of an attempt, and its digest with it. */
export function setField(
  database: Database,
  attemptId: string,
  field: 'self_rating' | 'undone_at',
  value: number | null,
): void {
  database.prepare(`UPDATE attempts SET ${field} = ? WHERE id = ?`).run(value, attemptId);
  const row = database.prepare('SELECT * FROM attempts WHERE id = ?').get(attemptId);
  if (row === undefined || row.digest === null) return;
  const digest = digestOfAttempt(storedOf(row));
  database.prepare('UPDATE attempts SET digest = ? WHERE id = ?').run(digest, attemptId);
}

/** A row with everything that its digest covers. */
export function storedOf(row: Row): StoredAttempt {
  return {
    ...attemptOf(row),
    selfRating: row.self_rating === null ? null : Number(row.self_rating),
    undoneAt: row.undone_at === null ? null : Number(row.undone_at),
  };
}

function attemptOf(row: Row): Attempt {
  return {
    id: String(row.id),
    sessionId: String(row.session_id),
    questionId: String(row.question_id),
    questionType: row.question_type === null ? null : (String(row.question_type) as QuestionType),
    role: String(row.role),
    level: String(row.level) as Level,
    skills: skillsIn(row.skills),
    questionText: String(row.question_text),
    answer: String(row.answer),
    state: row.state === 'incomplete' ? 'incomplete' : 'submitted',
    answeredAt: Number(row.answered_at),
    spentMs: Number(row.spent_ms),
    followUp: row.follow_up === null ? null : String(row.follow_up),
  };
}

function recordedOf(row: Row, corrections: readonly Row[]): RecordedAttempt {
  const stored = storedOf(row);
  const { selfRating, undoneAt, ...attempt } = stored;
  const assessment = parsed<Assessment>(row.body);
  return {
    ...attempt,
    assessment: assessment ?? null,
    selfRating,
    corrections: corrections.map(correctionOf),
    undone: undoneAt !== null,
    damaged: isDamaged(row, stored, assessment) || !corrections.every(isIntact),
  };
}

function isDamaged(
  row: Row,
  stored: StoredAttempt,
  assessment: Assessment | null | undefined,
): boolean {
  if (row.digest !== null && row.digest !== digestOfAttempt(stored)) return true;
  if (
    row.body !== null &&
    row.body_digest !== null &&
    row.body_digest !== digestOf(String(row.body))
  )
    return true;
  const score = assessment?.status === 'scored' ? assessment.score : null;
  return assessment === undefined || row.score !== score;
}

/** Null for null, undefined for what is no JSON any more. */
function parsed<T>(text: unknown): T | null | undefined {
  if (text === null) return null;
  try {
    return JSON.parse(String(text)) as T;
  } catch {
    return undefined;
  }
}

/** The skills of a row; a list that is damaged is an empty one, and the row's digest tells. */
export function skillsIn(text: unknown): readonly string[] {
  const skills = parsed<unknown>(text);
  return Array.isArray(skills) ? skills.map(String) : [];
}
