import { describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { bank } from '../../helpers/bank.ts';
import { scoredBy } from '../../helpers/scoring.ts';

const question = bank.find(({ id }) => id === 'pl-junior-long-wait') as Question;

/** A decent story with a sentence put into it. */
const story = (sentence: string) =>
  `In March a man came to our desk because his wife had sat three hours after her X-ray. He was loud. It was my job to keep the waiting room informed. I sat down next to them and said I was sorry. ${sentence} I called the nurse and found out that a crash had come in by ambulance. I told him the reason and said I would come back at four, with news or without. I came back at four and again at half past. I brought his wife a cushion. She was seen at five and he thanked me.`;

const warnings = (sentence: string) =>
  scoredBy(question, story(sentence))
    .feedback.filter(({ kind }) => kind === 'warning')
    .map(({ code }) => code);

describe('nothing is held against the speaker', () => {
  test.each([
    ['that others said', 'He called me a useless idiot and said we were all the same.'],
    ['that others asked', 'He asked whether we thought that he was stupid, and I said no.'],
    ['that others thought', 'She thought he was lazy.'],
    ['that stands in quotation marks', '"It is the doctors\' fault," he said.'],
    ['that people say', 'People say that is not our job, and I think it is.'],
    ['that was only wanted', 'I wanted to say that it was not my fault.'],
    ['that was resisted', 'I was tempted to roll my eyes, and I am glad I did not.'],
    ['that is a comparison', 'I felt like an idiot.'],
    ['that is kept from those it is none of', 'I would not tell anybody else about it.'],
  ])('%s', (_what, sentence) => {
    expect(warnings(sentence)).toEqual([]);
  });
});

describe('grave conduct is named and holds the score down', () => {
  test.each([
    ['mocks', 'My colleague laughed when I did his walk behind the screen.'],
    ['disparages', 'He was an idiot, and so was she.'],
    ['threatens', 'I threatened to have him thrown out.'],
  ])('%s', (code, sentence) => {
    const { score, feedback, flags } = scoredBy(question, story(sentence));
    expect(feedback.map((item) => item.code)).toContain(code);
    expect(flags).toContain('bad-conduct');
    expect(score).toBeLessThanOrEqual(60);
    expect(scoredBy(question, story('')).score).toBeGreaterThanOrEqual(85);
  });
});
