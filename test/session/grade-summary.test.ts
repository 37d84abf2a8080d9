import { describe, expect, test } from 'vitest';
import type { GradedRow } from '../../src/domain/answer-row.ts';
import { summarise } from '../../src/session/grade-summary.ts';
import { GradeTally } from '../../src/session/grade-tally.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const point = (id: string, status: 'met' | 'partial' | 'missed') =>
  ({ id, status, coverage: 0, weight: 1, evidence: [] }) as const;
const improve = (text: string) =>
  ({ kind: 'improve', code: 'key-point-missed', text, evidence: [] }) as const;
const row = (
  line: number,
  questionId: string,
  score: number,
  more: Parameters<typeof scored>[1] = {},
): GradedRow => ({ row: line, id: `s${line}`, ...scored(score, { questionId, ...more }) });

const rubric = (...ids: string[]) => ({
  keyPoints: ids.map((id) => ({ id, description: `Says ${id}.`, anyOf: [id] })),
});
const questions = [
  question('a', { skills: ['empathy', 'teamwork'], rubric: rubric('sorry', 'reason') }),
  question('b', { skills: ['teamwork'] }),
];
const rows: readonly GradedRow[] = [
  row(1, 'a', 0, {
    flags: ['copied-example'],
    keyPoints: [point('sorry', 'met'), point('reason', 'missed')],
    feedback: [improve('Missing: the reason.')],
  }),
  row(2, 'a', 59, {
    keyPoints: [point('sorry', 'partial'), point('reason', 'missed')],
    feedback: [improve('Missing: the reason.'), improve('Missing: a time.')],
  }),
  row(3, 'b', 100),
  { row: 4, status: 'unscored', reason: { code: 'not-json', message: 'No.' } },
];

function tallied(some: readonly GradedRow[]): GradeTally {
  const tally = new GradeTally();
  for (const each of some) tally.add(each, { list: true });
  return tally;
}

describe('the summary of a batch', () => {
  const summary = summarise(tallied(rows), questions);

  test('has means, spread, distribution, questions and skills; unscored rows stay out of every mean', () => {
    expect(summary).toMatchObject({
      answers: 4,
      scored: 3,
      unscored: 1,
      reasons: { 'not-json': 1 },
      mean: 53,
      median: 59,
      margin: 100,
      min: 0,
      max: 100,
      distribution: [1, 0, 0, 0, 0, 1, 0, 0, 0, 1],
      questions: [
        { id: 'a', scored: 2, mean: 29.5, median: 29.5, min: 0, max: 59 },
        { id: 'b', scored: 1, mean: 100, margin: null, min: 100, max: 100 },
      ],
      skills: [
        { id: 'empathy', scored: 2, mean: 29.5 },
        { id: 'teamwork', scored: 3, mean: 53 },
      ],
    });
  });

  test('has the hardest key points and the most common improvements first', () => {
    expect(summary.keyPoints).toEqual([
      {
        questionId: 'a',
        id: 'reason',
        description: 'Says reason.',
        met: 0,
        partial: 0,
        missed: 2,
      },
      { questionId: 'a', id: 'sorry', description: 'Says sorry.', met: 1, partial: 1, missed: 0 },
    ]);
    expect(summary.improvements).toEqual([
      { text: 'Missing: the reason.', count: 2 },
      { text: 'Missing: a time.', count: 1 },
    ]);
  });

  test('names the rows that are flagged, and lists the answers', () => {
    expect(summary.flags).toEqual([
      { code: 'copied-example', count: 1, rows: [{ row: 1, id: 's1' }] },
    ]);
    expect(summary.listed[3]).toEqual({
      row: 4,
      questionId: null,
      score: null,
      flags: [],
      remark: 'No.',
    });
  });
});

test.each([0, 1, 2, 3, 4])('parts cut after row %i add up to the whole', (cut) => {
  const merged = new GradeTally();
  for (const part of [rows.slice(0, cut), rows.slice(cut)]) {
    merged.merge(JSON.parse(JSON.stringify(tallied(part).record())));
  }
  expect(summarise(merged, questions)).toEqual(summarise(tallied(rows), questions));
});

test('of a flag that many rows have, the first are named and all counted', () => {
  const many = Array.from({ length: 50 }, (_, index) =>
    row(index + 1, 'b', 1, { flags: ['empty'] }),
  );
  const [flag] = summarise(tallied(many), questions).flags;
  expect([flag?.count, flag?.rows.length, flag?.rows[0]?.row]).toEqual([50, 20, 1]);
});

test('nothing scored has no mean', () => {
  expect(summarise(new GradeTally(), questions)).toMatchObject({
    mean: null,
    min: null,
    answers: 0,
  });
});
