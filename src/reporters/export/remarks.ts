import type { ReportedAttempt } from '../../domain/mentor-report.ts';

/** A key point as the question says it, by its id where the question has it no more. */
export function keyPointText({ question }: ReportedAttempt, id: string): string {
  return question?.rubric?.keyPoints.find((each) => each.id === id)?.description ?? id;
}

/** The findings that the candidate contested, with the sentences that they said show the point. */
export function contestedIn(attempt: ReportedAttempt): string[] {
  return attempt.corrections.map(
    ({ keyPointId, quote }) =>
      `You said that this shows "${keyPointText(attempt, keyPointId)}": "${quote.replace(/\s+/g, ' ')}"`,
  );
}

/** What a reader has to know about an answer before its score. */
export function remarksOn(attempt: ReportedAttempt): string[] {
  const { damaged, undone, earlierRubric, earlierAssessments, assessment } = attempt;
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
    ...contestedIn(attempt),
  ];
}
