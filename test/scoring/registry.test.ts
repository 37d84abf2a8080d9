import { expect, test } from 'vitest';
import { scorerNamed } from '../../src/cli/scorer-here.ts';
import { createAssessor } from '../../src/scoring/assess.ts';
import { defineScorer } from '../../src/scoring/define-scorer.ts';
import { rubricHash } from '../../src/scoring/rubric-hash.ts';
import { question } from '../helpers/questions.ts';

test('a scorer is found by name, and an unknown one names the ones there are', async () => {
  expect((await scorerNamed('rules')).name).toBe('rules');
  await expect(scorerNamed('ruels')).rejects.toMatchObject({
    exitCode: 2,
    nextStep: 'Did you mean rules? There is: rules, words, llm, both.',
  });
});

test('a scorer without a proper name or version is refused in a sentence', () => {
  const prepare = () => () => {
    throw new Error('not called');
  };
  expect(() => defineScorer({ name: 'My Scorer', version: '1', prepare })).toThrow(
    /lower-case letters/,
  );
  expect(() => defineScorer({ name: 'mine', version: '', prepare })).toThrow(/no version/);
});

test('an asynchronous scorer gives a promise, with the model on record', async () => {
  const scorer = defineScorer({
    name: 'slow',
    version: '2',
    model: 'm1',
    prepare: () => async () => ({
      status: 'unscored',
      reason: { code: 'busy', message: 'Try again.' },
      flags: [],
    }),
  });
  const assessment = createAssessor(scorer, question('q'))('text');
  expect(assessment).toBeInstanceOf(Promise);
  expect(await assessment).toMatchObject({
    status: 'unscored',
    scorer: { name: 'slow', model: 'm1' },
  });
});

test('the hash of a rubric depends on what is scored and not on the order of keys', () => {
  const rubric = { keyPoints: [{ id: 'a', description: 'A.', anyOf: ['x'] }] };
  const turned = { keyPoints: [{ anyOf: ['x'], description: 'A.', id: 'a' }] };
  const hash = rubricHash(question('q', { rubric }));
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(rubricHash(question('other', { rubric: turned, skills: ['b'] }))).toBe(hash);
  expect(rubricHash(question('q', { rubric, exampleAnswer: 'Another.' }))).not.toBe(hash);
});
