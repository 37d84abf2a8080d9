import type { AttemptOutline } from '../../domain/attempt.ts';
import type { Level, QuestionType } from '../../domain/question.ts';
import { skillsIn } from './attempts.ts';
import type { Database, Row } from './driver.ts';

/** Read from the index that covers it: the answers themselves stay unread. Submitted answers that count, to one question or to all (null), oldest first. */
export function findOutlines(database: Database, questionId: string | null): AttemptOutline[] {
  const skillsOf = remembered(skillsIn);
  const rows = database
    .prepare(
      `SELECT id, question_id, question_type, role, level, skills, answered_at, self_rating,
         CASE copied WHEN 0 THEN score END AS score
       FROM attempts WHERE state = 'submitted' AND undone_at IS NULL AND follow_up IS NULL
         ${questionId === null ? '' : 'AND question_id = ?'}
       ORDER BY answered_at, question_id`,
    )
    .iterate(...(questionId === null ? [] : [questionId]));
  const outlines: AttemptOutline[] = [];
  for (const row of rows) outlines.push(outlineOf(row, skillsOf));
  return outlines;
}

function outlineOf(row: Row, skillsOf: (text: unknown) => readonly string[]): AttemptOutline {
  return {
    id: row.id as string,
    questionId: row.question_id as string,
    questionType: row.question_type as QuestionType | null,
    role: row.role as string,
    level: row.level as Level,
    skills: skillsOf(row.skills),
    answeredAt: Number(row.answered_at),
    score: row.score as number | null,
    selfRating: row.self_rating as number | null,
  };
}

/** There are many answers and few lists of skills. */
function remembered<T>(compute: (text: unknown) => T): (text: unknown) => T {
  const known = new Map<unknown, T>();
  return (text) => {
    const found = known.get(text) ?? compute(text);
    known.set(text, found);
    return found;
  };
}
