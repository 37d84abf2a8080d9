import { describe, expect, test } from 'vitest';
import { feedbackFrom } from '../../src/scoring/feedback.ts';

const evidence = [{ start: 0, end: 1, quote: 'I', kind: 'cue' as const }];
const missed = (about: string, value: number) => ({
  code: 'key-point-missed',
  about,
  value,
  evidence: [],
});
const met = (about: string, value: number) => ({ code: 'key-point-met', about, value, evidence });

describe('feedback', () => {
  test('has at most three improvements and two strengths, the most valuable first', () => {
    const items = feedbackFrom(
      [
        missed('A.', 1),
        missed('B.', 4),
        missed('C.', 2),
        missed('D.', 3),
        met('E.', 1),
        met('F.', 3),
        met('G.', 2),
      ],
      [],
    );
    expect(items.map(({ text }) => text)).toEqual([
      'Not found in your words: B.',
      'Not found in your words: D.',
      'Not found in your words: C.',
      'Covered: F.',
      'Covered: G.',
    ]);
  });

  test('praises nothing without evidence', () => {
    expect(feedbackFrom([{ ...met('A.', 1), evidence: [] }], [])).toEqual([]);
  });

  test('names what is missing of a story', () => {
    const [item] = feedbackFrom([{ code: 'result-missing', value: 1, evidence: [] }], []);
    expect(item?.text).toBe('Result: say what changed, for whom, and how you know.');
  });

  test('an empty answer gets one sentence', () => {
    expect(feedbackFrom([missed('A.', 1)], ['empty'])).toHaveLength(1);
  });
});
