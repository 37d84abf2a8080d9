import { expect, test } from 'vitest';
import { compare } from '../../src/session/compare.ts';
import type { Result } from '../../src/session/state.ts';
import { scored, unscored } from '../helpers/assessments.ts';
import { attempt } from '../helpers/attempts.ts';
import { question } from '../helpers/questions.ts';

const asked = question('q1', {
  rubric: { keyPoints: [{ id: 'sorry', description: 'Says sorry.', anyOf: ['sorry'] }] },
});
const point = (status: 'met' | 'missed') => [
  { id: 'sorry', status, coverage: 0, weight: 1, evidence: [] },
];
const criterion = (score: number) => [{ id: 'content' as const, score, weight: 100, summary: '' }];

function result(answer: string, assessment: Result['assessment']): Result {
  return { question: asked, attempt: attempt(answer, { answer }), assessment };
}

test('two attempts are compared by score, criterion, key point and text', () => {
  const comparison = compare(
    result('before', scored(40, { criteria: criterion(30), keyPoints: point('missed') })),
    result('after', scored(70, { criteria: criterion(80), keyPoints: point('met') })),
  );
  expect(comparison).toEqual({
    earlierAt: 1_000,
    score: { before: 40, after: 70 },
    criteria: [{ id: 'content', before: 30, after: 80 }],
    keyPoints: [{ id: 'sorry', description: 'Says sorry.', before: 'missed', after: 'met' }],
    answer: { before: 'before', after: 'after' },
    remarks: [],
  });
});

test('a changed rubric and another scorer are remarked', () => {
  const old = scored(40, {
    rubricHash: 'fedcba9876543210',
    scorer: { name: 'rules', version: '0', options: {} },
  });
  expect(compare(result('a', old), result('b', scored(50)))?.remarks).toEqual([
    'earlier-rubric',
    'other-scorer',
  ]);
});

test('what has no score is not compared', () => {
  expect(compare(result('a', unscored()), result('b', scored(50)))).toBeNull();
});
