import type { Correction } from '../../domain/attempt.ts';
import { digestOf } from './digest.ts';
import type { Database, Row } from './driver.ts';

export function insertCorrection(database: Database, correction: Correction): void {
  const { attemptId, questionId, keyPointId, start, end, quote, madeAt } = correction;
  database
    .prepare(
      `INSERT INTO corrections (attempt_id, question_id, key_point_id, start_offset, end_offset,
         quote, made_at, digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      ...[attemptId, questionId, keyPointId, start, end, quote, madeAt],
      digestOfCorrection(correction),
    );
}

/** Finds the corrections of one attempt after the other. */
export function correctionFinder(database: Database): (attemptId: string) => readonly Row[] {
  const find = database.prepare('SELECT * FROM corrections WHERE attempt_id = ? ORDER BY rowid');
  return (attemptId) => find.all(attemptId);
}

export function correctionOf(row: Row): Correction {
  return {
    attemptId: String(row.attempt_id),
    questionId: String(row.question_id),
    keyPointId: String(row.key_point_id),
    start: Number(row.start_offset),
    end: Number(row.end_offset),
    quote: String(row.quote),
    madeAt: Number(row.made_at),
  };
}

/** Whether the row is as it was saved. */
export function isIntact(row: Row): boolean {
  return row.digest === digestOfCorrection(correctionOf(row));
}

function digestOfCorrection(correction: Correction): string {
  const { attemptId, questionId, keyPointId, start, end, quote, madeAt } = correction;
  return digestOf(JSON.stringify([attemptId, questionId, keyPointId, start, end, quote, madeAt]));
}
