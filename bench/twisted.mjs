import { join } from 'node:path';
import { questionsIn, readRows } from './panels.mjs';
import { mean } from './statistics.mjs';

const root = join(import.meta.dirname, 'panel');

/** An answer is told apart where it falls this far behind the decent one it was made from. */
const apart = 25;

/**
 * Decent answers, the same in plain words of one's own, and the same turned: done by somebody else, not
 * done, told as advice, mocking, to a bad end, taken back; or honest answers in many voices. For each kind
 * the mean score, the mean grade, how far a score is off on the average, and the share that falls clearly
 * behind the decent one where there is one.
 */
export function measureTwisted(set, assess) {
  const questions = new Map([
    ...questionsIn(join(root, 'questions')),
    ...questionsIn(join(root, '../../questions')),
  ]);
  const rows = readRows(join(root, set, 'answers.ndjson')).map((row) => ({
    ...row,
    score: assess(questions.get(row.questionId), row.answer).score ?? 0,
  }));
  const decent = new Map(
    rows
      .filter(({ kind }) => kind === 'decent')
      .map(({ questionId, score }) => [questionId, score]),
  );
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return {
      kind,
      n: own.length,
      score: mean(own.map(({ score }) => score)),
      grade: mean(own.map(({ gold }) => gold)),
      off: mean(own.map(({ score, gold }) => Math.abs(score - gold))),
      behind:
        decent.size === 0
          ? null
          : mean(
              own.map(({ questionId, score }) => (decent.get(questionId) - score >= apart ? 1 : 0)),
            ),
    };
  });
}
