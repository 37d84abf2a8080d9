import type { ScoredAssessment } from '../../domain/assessment.ts';

/** A stretch of the answer that shows a key point. */
export interface EvidenceMark {
  readonly start: number;
  readonly end: number;
  /** Number of the key point, from 1. */
  readonly number: number;
}

/** The evidence of the key points that are made, if only in part, in order of the answer; where two overlap, the earlier and longer one comes first. */
export function evidenceMarks({ keyPoints }: ScoredAssessment): EvidenceMark[] {
  return keyPoints
    .flatMap(({ status, evidence }, index) =>
      status === 'missed'
        ? []
        : evidence.map(({ start, end }) => ({ start, end, number: index + 1 })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
