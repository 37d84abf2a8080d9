import { describe, expect, test } from 'vitest';
import type { ScoredAssessment } from '../../src/domain/assessment.ts';
import { followUpFor } from '../../src/session/follow-up.ts';
import { scored, unscored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const asked = question('q', {
  rubric: {
    keyPoints: [
      { id: 'small', description: 'Brings a chair.', weight: 1, anyOf: ['chair'] },
      { id: 'large', description: 'Says sorry first.', weight: 3, anyOf: ['sorry'] },
    ],
  },
});
const point = (id: string, status: 'met' | 'missed', weight: number) => ({
  id,
  status,
  weight,
  coverage: status === 'met' ? 1 : 0,
  evidence: [],
});
const part = (present: boolean) => ({ present, evidence: [] });
const criteria = [
  { id: 'content', score: 50, weight: 60, summary: '' },
  { id: 'structure', score: 50, weight: 30, summary: '' },
] as const;

function found(more: Partial<ScoredAssessment>) {
  const star = { situation: part(true), task: part(true), action: part(true), result: part(true) };
  return scored(50, { criteria, star, ...more });
}

describe('the follow-up', () => {
  test('asks about the most valuable missing key point, in words made for it', () => {
    const missing = found({
      keyPoints: [point('small', 'missed', 1), point('large', 'missed', 3)],
    });
    expect(followUpFor(asked, missing)).toContain('"Says sorry first."');
  });

  test('takes the question of the file where there is one for the gap', () => {
    const own = {
      ...asked,
      followUps: [{ when: { missing: 'large' }, ask: 'What did you say first?' }],
    };
    const missing = found({ keyPoints: [point('large', 'missed', 3)] });
    expect(followUpFor(own, missing)).toBe('What did you say first?');
  });

  test('asks for a missing part of the story', () => {
    const { star } = found({});
    const untold = found({ star: { ...(star as NonNullable<typeof star>), result: part(false) } });
    expect(followUpFor(asked, untold)).toMatch(/How did it end/);
  });

  test('weighs a part of the story against a key point', () => {
    const { star } = found({});
    const both = found({
      star: { ...(star as NonNullable<typeof star>), result: part(false) },
      keyPoints: [point('small', 'missed', 1), point('large', 'met', 9)],
    });
    expect(followUpFor(asked, both)).toMatch(/How did it end/);
  });

  test('without a gap asks what the file always asks, or nothing', () => {
    const complete = found({ keyPoints: [point('large', 'met', 3)] });
    expect(followUpFor(asked, complete)).toBeNull();
    const always = {
      ...asked,
      followUps: [{ when: { always: true } as const, ask: 'And today?' }],
    };
    expect(followUpFor(always, complete)).toBe('And today?');
    expect(followUpFor(always, unscored())).toBeNull();
  });
});
