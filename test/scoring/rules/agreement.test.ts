import { describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { compileMeasure } from '../../../src/scoring/rules/measure.ts';
import { trained } from '../../../src/scoring/rules/weights.ts';

function question(text: string, exampleAnswer: string, ...others: string[]): Question {
  return {
    id: 'physics-1',
    type: 'technical',
    skills: [],
    text,
    introduction: '',
    howToAnswer: [],
    whatNotToSay: [],
    exampleAnswer,
    samples: others.map((sample) => ({ quality: 'strong', text: sample, why: '', expect: {} })),
  };
}

const pitch = question(
  'How does the sound change when the string is tightened?',
  'When the string is tighter, the pitch is higher.',
);

function agreement(asked: Question, answer: string): number {
  return compileMeasure(asked, trained)(answer).agreement ?? Number.NaN;
}

describe('an answer without key points to look for', () => {
  test.each([pitch.exampleAnswer, 'the pitch is HIGHER when the string is tighter'])(
    'that is the model answer agrees wholly: %s',
    (answer) => {
      expect(agreement(pitch, answer)).toBeCloseTo(1, 10);
    },
  );

  test('agrees wholly with any one of several model answers', () => {
    const either = question(pitch.text, 'Nothing changes.', pitch.exampleAnswer);
    expect(agreement(either, pitch.exampleAnswer)).toBeCloseTo(1, 10);
  });

  test('agrees wholly with a model answer that only repeats the question', () => {
    const run = question('Does the motor run?', 'The motor runs.');
    expect(agreement(run, 'The motor runs.')).toBe(1);
  });

  test.each([
    ['The tone goes up as it gets tighter.', 'The tone goes away as it gets brighter.'],
    ['It has a high pitch.', 'It has a clear pitch.'],
    ['The pitch gets higher.', 'The pitch gets lower.'],
  ])('"%s" agrees more than "%s"', (better, worse) => {
    expect(agreement(pitch, better)).toBeGreaterThan(agreement(pitch, worse));
  });

  test('that only says the question again agrees little', () => {
    const bones = question(
      'What is the main job of muscles in the body?',
      'The main job of muscles is to move bones.',
    );
    expect(agreement(bones, 'The main job of muscles in the body.')).toBeLessThan(
      agreement(bones, 'Moving bones.'),
    );
  });

  test('earns nothing by repetition', () => {
    const once = agreement(pitch, 'The string has a high pitch.');
    expect(agreement(pitch, 'The string has a high pitch. The string has a high pitch.')).toBe(
      once,
    );
  });

  test.each(['', '?', 'Purple.'])('stays within 0 and 1: "%s"', (answer) => {
    expect(agreement(pitch, answer)).toBeGreaterThanOrEqual(0);
    expect(agreement(pitch, answer)).toBeLessThan(0.2);
  });
});
