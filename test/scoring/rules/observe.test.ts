import { describe, expect, test } from 'vitest';
import { bank } from '../../helpers/bank.ts';
import { assess } from '../../helpers/scoring.ts';

const holiday =
  'Grilled sardines, warm bread and olives: in Portugal we ate little else. Our rented car was tiny, the coast road narrow and full of goats, so nobody drove above forty.';

const firstItem = (question: (typeof bank)[number], answer: string) => {
  const assessment = assess(question, answer);
  return assessment.status === 'scored' ? assessment.feedback[0]?.code : undefined;
};

describe.each(bank.map((question) => [question.id, question] as const))('%s', (_id, question) => {
  test('says first of all that an answer to something else is beside the question', () => {
    expect(firstItem(question, holiday)).toBe('beside-the-question');
  });

  test('does not say so of its own strong and middling samples', () => {
    for (const { text, quality } of question.samples ?? []) {
      if (quality !== 'weak') expect(firstItem(question, text)).not.toBe('beside-the-question');
    }
  });
});

describe('"we" that hides what was done', () => {
  const beyond = bank.find(
    ({ id }) => id === 'pl-senior-beyond-the-survey',
  ) as (typeof bank)[number];
  const codes = (answer: string) => {
    const assessment = assess(beyond, answer);
    return assessment.status === 'scored' ? assessment.feedback.map(({ code }) => code) : [];
  };
  const steps =
    "The first thing you ask is who didn't fill it in. You go and sit with them, you take an interpreter along, you ask what was the worst hour here, and you leave a long gap. Then you look at who didn't turn up, what people complain about by topic, how many ring the switchboard. If three of those point the same way you believe it. You change the one thing and count the calls again after two months.";

  test('is told of more than one sentence', () => {
    expect(codes(`${steps} We had that with letters. We sent them again.`)).toContain('we-not-i');
    expect(codes(`${steps} We had that with letters.`)).not.toContain('we-not-i');
  });
});
