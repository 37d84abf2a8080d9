import { describe, expect, test } from 'vitest';
import { defaultCuts } from '../../src/scheduling/grading.ts';
import { memoriesOf } from '../../src/scheduling/memory.ts';
import { type PlanInput, planOf } from '../../src/scheduling/plan.ts';
import { outline } from '../helpers/attempts.ts';
import { question, questionAt } from '../helpers/questions.ts';

const day = 86_400_000;
const now = 100 * day;
const questions = [
  question('known', { skills: ['empathy'] }),
  question('failed', { skills: ['teamwork'] }),
  question('new', { skills: ['empathy'], type: 'technical' }),
];
const memories = memoriesOf(
  [outline('known', now - 3_600_000, 90), outline('failed', now - 5 * day, 20)],
  defaultCuts,
);

function plan(more: Partial<PlanInput> = {}) {
  return planOf({
    questions,
    memories,
    now,
    interviewAt: null,
    days: 3,
    perDay: 2,
    seed: 1,
    ...more,
  });
}

const reasonsOf = (id: string, days: ReturnType<typeof plan>['days']) =>
  days
    .flatMap((each) => each.questions)
    .find(({ questionId }) => questionId === id)
    ?.reasons.map(({ code }) => code) ?? [];

describe('a plan', () => {
  test('has so many days, from today on', () => {
    expect(plan().days.map(({ at }) => (at - now) / day)).toEqual([0, 1, 2]);
    expect(plan({ interviewAt: now + 5 * day, days: 5 }).days).toHaveLength(5);
  });

  test('tells scores and mastery as they are today, not as it supposes them to become', () => {
    const planned = plan({ days: 8 }).days.flatMap((each) => each.questions);
    const scores = new Set(
      planned.map(({ questionId, lastScore }) => `${questionId} ${lastScore}`),
    );
    expect([...scores].sort()).toEqual(['failed 20', 'known 90', 'new null']);
  });

  test('begins with what is due and what is new, not with what rests, and says why', () => {
    const { days } = plan();
    expect(days[0]?.questions.map(({ questionId }) => questionId).sort()).toEqual([
      'failed',
      'new',
    ]);
    expect(reasonsOf('failed', days)).toEqual(expect.arrayContaining(['due', 'weak-skill']));
    expect(reasonsOf('new', days)).toEqual(expect.arrayContaining(['new-type']));
  });

  test('looks once more at the weakest on the last day', () => {
    const { days } = plan({ interviewAt: now + 3 * day, days: 3, perDay: 1 });
    expect(days.at(-1)?.questions[0]?.reasons[0]?.code).toBe('last-look');
  });

  test('does not ask the same question every day', () => {
    const { days } = plan({ interviewAt: now + 6 * day, days: 6, perDay: 1 });
    const asked = days.map((each) => each.questions[0]?.questionId);
    expect(new Set(asked).size).toBe(3);
  });

  test('names the level and what it asks, where it is one', () => {
    expect(plan().level).toEqual({ title: 'Junior Patient Liaison', focus: 'Listens.' });
    expect(plan({ questions: [...questions, questionAt('x', 'senior')] }).level).toBeNull();
  });

  test('is the same for the same seed', () => {
    expect(plan({ seed: 5 })).toEqual(plan({ seed: 5 }));
  });
});
