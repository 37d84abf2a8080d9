import { describe, expect, test } from 'vitest';
import type { GradedRow, InputRow } from '../../src/domain/answer-row.ts';
import { Comparer } from '../../src/session/compare-gradings.ts';
import { EarlierRows } from '../../src/session/earlier-rows.ts';
import { scored } from '../helpers/assessments.ts';

type More = Parameters<typeof scored>[1];
const row = (
  line: number,
  score: number,
  more: More = {},
): Extract<GradedRow, { score: number }> => ({
  row: line,
  id: `s${line}`,
  ...scored(score, more),
});
const unscored = (line: number): GradedRow => ({
  row: line,
  status: 'unscored',
  reason: { code: 'off-language', message: 'No.' },
});
const criterion = (id: 'content' | 'conduct', score: number, weight: number) => ({
  id,
  score,
  weight,
  summary: '',
});
const point = (id: string, status: 'met' | 'missed') => ({
  id,
  status,
  coverage: 0,
  weight: 1,
  evidence: [],
});
const nothingElse = { onlyBefore: 0, onlyAfter: 0 };

describe('Comparer', () => {
  test('says what changed, by how much and by which criterion', () => {
    const comparer = new Comparer(60);
    comparer.add(
      row(1, 70, {
        criteria: [criterion('content', 80, 60), criterion('conduct', 50, 40)],
        keyPoints: [point('a', 'met'), point('b', 'missed')],
      }),
      row(1, 55, {
        criteria: [criterion('content', 60, 60), criterion('conduct', 55, 40)],
        keyPoints: [point('a', 'missed'), point('b', 'met')],
        rubricHash: 'fedcba9876543210',
        scorer: { name: 'rules', version: '2', options: {} },
      }),
    );
    comparer.add(row(2, 50), row(2, 50));
    comparer.add(unscored(3), row(3, 10));
    comparer.add(row(4, 10), unscored(4));
    expect(comparer.comparison({ onlyBefore: 1, onlyAfter: 2 })).toEqual({
      scores: { n: 2, before: 60, after: 52.5, changed: 1 },
      raised: 0,
      lowered: 1,
      criteria: [
        { id: 'content', n: 1, before: 80, after: 60, changed: 1 },
        { id: 'conduct', n: 1, before: 50, after: 55, changed: 1 },
      ],
      questions: [{ id: 'q1', n: 2, before: 60, after: 52.5, changed: 1, edited: true }],
      keyPoints: [
        { questionId: 'q1', id: 'a', gained: 0, lost: 1 },
        { questionId: 'q1', id: 'b', gained: 1, lost: 0 },
      ],
      movers: [{ row: 1, id: 's1', questionId: 'q1', before: 70, after: 55, because: 'content' }],
      threshold: { at: 60, fell: 1, rose: 0 },
      becameScored: 1,
      becameUnscored: 1,
      onlyBefore: 1,
      onlyAfter: 2,
      scorers: { before: ['rules 1'], after: ['rules 1', 'rules 2'] },
    });
  });

  test('keeps the largest of many changes', () => {
    const comparer = new Comparer(null);
    for (let line = 1; line <= 3000; line++) {
      comparer.add(row(line, 0), row(line, line === 700 ? 90 : 1 + (line % 5)));
    }
    const { movers } = comparer.comparison(nothingElse);
    expect(movers).toHaveLength(20);
    expect(movers[0]).toMatchObject({ row: 700, after: 90, because: null });
    expect(movers.slice(1).every(({ after }) => after === 5)).toBe(true);
  });
});

describe('EarlierRows', () => {
  const read: number[] = [];
  async function* batches(...all: GradedRow[][]): AsyncGenerator<InputRow[]> {
    for (const [index, batch] of all.entries()) {
      read.push(index);
      yield batch.map((value) => ({ row: value.row, value }));
    }
  }

  test('finds rows in any order, each once, and counts those left over', async () => {
    const earlier = new EarlierRows(
      batches([row(1, 1), row(2, 2)], [row(3, 3), { ...row(4, 4), id: 's1' }], [row(5, 5)]),
    );
    const scoreOf = async (wanted: GradedRow) => {
      const found = await earlier.find(wanted);
      return found?.status === 'scored' ? found.score : null;
    };
    expect(await scoreOf(row(3, 0))).toBe(3);
    expect(await scoreOf(row(1, 0))).toBe(1);
    expect(await scoreOf(row(1, 0))).toBe(4);
    expect(await scoreOf(row(1, 0))).toBeNull();
    expect(await scoreOf(row(9, 0))).toBeNull();
    expect(await earlier.countRest()).toBe(2);
  });

  test('reads no further than it must', async () => {
    read.length = 0;
    const earlier = new EarlierRows(batches([row(1, 1)], [row(2, 2)], [row(3, 3)]));
    await earlier.find(row(2, 0));
    expect(read).toEqual([0, 1]);
  });

  test('rows without an id are found by their line', async () => {
    const { id: _, ...anonymous } = row(7, 7);
    const earlier = new EarlierRows(batches([anonymous]));
    expect(await earlier.find(anonymous)).toEqual(anonymous);
  });
});
