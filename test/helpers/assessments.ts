import type { ScoredAssessment, UnscoredAssessment } from '../../src/domain/assessment.ts';

const base = {
  schemaVersion: 1,
  questionId: 'q1',
  rubricHash: '0123456789abcdef',
  scorer: { name: 'rules', version: '1', options: {} },
  flags: [],
} as const;

/** A scored assessment with nothing found but the score. */
export function scored(score: number, more: Partial<ScoredAssessment> = {}): ScoredAssessment {
  return {
    ...base,
    status: 'scored',
    score,
    criteria: [],
    keyPoints: [],
    star: null,
    redFlags: [],
    delivery: {
      words: 3,
      sentences: 1,
      spokenSeconds: 1,
      fillers: 0,
      hedges: 0,
      passiveShare: 0,
      longestSentence: 3,
    },
    feedback: [],
    ...more,
  };
}

export function unscored(code = 'off-language'): UnscoredAssessment {
  return { ...base, status: 'unscored', reason: { code, message: 'It is not in English.' } };
}
