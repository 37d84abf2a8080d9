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
