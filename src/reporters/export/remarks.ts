import type { ReportedAttempt } from '../../domain/mentor-report.ts';

/** What a reader has to know about an answer before its score. */
export function remarksOn({
  damaged,
  undone,
  earlierRubric,
  earlierAssessments,
  assessment,
}: ReportedAttempt): string[] {
  const copied = assessment?.flags.includes('copied-example') === true;
  return [
    ...(damaged ? ['Damaged on the disk since it was saved: it may not be what was written.'] : []),
    ...(undone ? ['Undone: outside schedule and means.'] : []),
    ...(earlierRubric ? ['Scored by an earlier rubric: the question was changed since.'] : []),
    ...earlierAssessments.flatMap((earlier) =>
      earlier.status === 'scored'
        ? [`Earlier scored ${earlier.score} by ${earlier.scorer.name} ${earlier.scorer.version}.`]
        : [],
    ),
    ...(copied ? ['A copy of the example: outside schedule and means.'] : []),
  ];
}
