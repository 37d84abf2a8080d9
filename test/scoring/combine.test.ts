import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criterionIds, questionTypes } from '../../src/domain/question.ts';
import { combine } from '../../src/scoring/combine.ts';
import { question } from '../helpers/questions.ts';

const findings = (scores: Partial<Record<(typeof criterionIds)[number], number>>) =>
  Object.entries(scores).map(([id, score]) => ({
    id: id as (typeof criterionIds)[number],
    score,
    summary: '',
  }));
const all = (score: number) =>
  findings({
    content: score,
    structure: score,
    specificity: score,
    ownership: score,
    conduct: score,
  });

describe('combine', () => {
  test.each(questionTypes)(
    'a %s answer that is perfect in everything has 100, an empty one 0',
    (type) => {
      expect(combine(question('q', { type }), all(100), []).score).toBe(100);
      expect(combine(question('q', { type }), all(0), []).score).toBe(0);
    },
  );

  test('however well it is said, an answer beside the point stays under 30', () => {
    const { score } = combine(
      question('q'),
      findings({ content: 0, structure: 100, specificity: 100, ownership: 100, conduct: 100 }),
      [],
    );
    expect(score).toBeLessThan(30);
  });

  test('the lowest cap decides', () => {
    const caps = [
      { flag: 'list-copy' as const, at: 40 },
      { flag: 'keyword-list' as const, at: 25 },
    ];
    expect(combine(question('q'), all(100), caps).score).toBe(25);
  });

  test('the rubric may override weights', () => {
    const rubric = {
      keyPoints: [],
      weights: { content: 0, structure: 0, specificity: 0, ownership: 0, conduct: 7 },
    };
    const { criteria } = combine(question('q', { rubric }), all(80), []);
    expect(criteria.map(({ weight }) => weight)).toEqual([0, 0, 0, 0, 100]);
  });

  test('the score is the weighted sum of the criteria as shown', () => {
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.tuple(score, score, score, score, score),
        fc.constantFrom(...questionTypes),
        (scores, type) => {
          const given = findings(
            Object.fromEntries(criterionIds.map((id, at) => [id, scores[at]])),
          );
          const { criteria, score: total } = combine(question('q', { type }), given, []);
          expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
          expect(total).toBe(
            Math.round(criteria.reduce((sum, each) => sum + (each.score * each.weight) / 100, 0)),
          );
        },
      ),
    );
  });
});
