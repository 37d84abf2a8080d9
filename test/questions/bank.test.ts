import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkQuestionFile } from '../../src/adapters/questions/check.ts';
import { wordsIn } from '../../src/domain/words.ts';
import { bank, bankFiles } from '../helpers/bank.ts';
import { scoreOf } from '../helpers/scoring.ts';

describe('the bundled bank', () => {
  test.each(bankFiles.map((file) => [relative(process.cwd(), file), file]))(
    '%s has no problems',
    (_name, file) => {
      expect(checkQuestionFile(file, readFileSync(file, 'utf8')).problems).toEqual([]);
    },
  );

  test('has at least four questions a level and twenty in all', () => {
    expect(bankFiles).toHaveLength(5);
    expect(bank.length).toBeGreaterThanOrEqual(20);
  });

  test.each(bank.map((question) => [question.id, question] as const))(
    '%s keeps its promises',
    async (_id, question) => {
      const words = wordsIn(question.exampleAnswer);
      expect(words).toBeGreaterThanOrEqual(110);
      expect(words).toBeLessThanOrEqual(190);
      expect(await scoreOf(question, question.exampleAnswer)).toBeGreaterThanOrEqual(80);
      expect(await scoreOf(question, '')).toBe(0);
      expect(await scoreOf(question, question.text)).toBeLessThanOrEqual(5);
      expect(question.rubric?.keyPoints.length).toBeGreaterThanOrEqual(4);
      expect(question.rubric?.keyPoints.length).toBeLessThanOrEqual(6);
    },
  );

  const samples = bank.flatMap(({ id, samples: own = [] }) =>
    own.map((sample) => [id, sample.quality, sample] as const),
  );
  test.each(samples)(
    '%s: the %s sample falls in its band',
    async (id, _quality, { text, expect: { min = 0, max = 100 } }) => {
      const question = bank.find((each) => each.id === id);
      if (question === undefined) throw new Error(id);
      const score = await scoreOf(question, text);
      expect(score).toBeGreaterThanOrEqual(min);
      expect(score).toBeLessThanOrEqual(max);
    },
  );
});
