import type { ScoredAssessment } from '../../domain/assessment.ts';

/** A stretch of the answer that shows key points. */
export interface EvidenceMark {
  readonly start: number;
  readonly end: number;
  /** Numbers of the key points, from 1, ascending. */
  readonly numbers: readonly number[];
}

/** The evidence of the key points that are made, if only in part, in order of the answer; stretches that overlap are one, which shows the points of all. */
export function evidenceMarks({ keyPoints }: ScoredAssessment): EvidenceMark[] {
  const all = keyPoints
    .flatMap(({ status, evidence }, index) =>
      status === 'missed'
        ? []
        : evidence.map(({ start, end }) => ({ start, end, numbers: [index + 1] })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const marks: EvidenceMark[] = [];
  for (const mark of all) {
    const last = marks.at(-1);
    if (last === undefined || mark.start >= last.end) marks.push(mark);
    else marks[marks.length - 1] = joined(last, mark);
  }
  return marks;
}

function joined(one: EvidenceMark, other: EvidenceMark): EvidenceMark {
  return {
    start: one.start,
    end: Math.max(one.end, other.end),
    numbers: [...new Set([...one.numbers, ...other.numbers])].sort((a, b) => a - b),
  };
}
