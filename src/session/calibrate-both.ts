import type { AnswerRow, InputRow } from '../domain/answer-row.ts';
import type { Assessment, ScoredAssessment } from '../domain/assessment.ts';
import type { BothCalibrations, Calibration } from '../domain/calibration.ts';
import { type CalibrationSetup, calibrate, inOneBatch } from './calibrate.ts';

/** Measures two scorers that ran side by side: each against people, and the two against each other. */
export async function calibrateBoth(
  batches: AsyncIterable<readonly InputRow[]>,
  setup: CalibrationSetup,
): Promise<BothCalibrations> {
  const rows: InputRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  const assessments = new Map<string, Promise<Assessment | null>>();
  const assessed = (row: AnswerRow) => {
    const key = JSON.stringify([row.questionId, row.answer]);
    const known = assessments.get(key) ?? Promise.resolve(setup.assess(row));
    assessments.set(key, known);
    return known;
  };
  const measured = (all: readonly InputRow[], assess: CalibrationSetup['assess']) =>
    calibrate(inOneBatch(all), { ...setup, assess });
  const second = await measured(rows, async (row) => secondOf(await assessed(row)));
  const identity = await secondIdentity([...assessments.values()]);
  const judged = await Promise.all(rows.map((row) => ratedBySecond(row, setup, assessed)));
  return {
    first: await measured(rows, assessed),
    second: { ...second, scorer: identity ?? second.scorer },
    between: (await measured(judged.flat(), assessed)).overall,
  };
}

async function secondIdentity(
  assessments: readonly Promise<Assessment | null>[],
): Promise<Calibration['scorer'] | null> {
  for (const assessment of await Promise.all(assessments)) {
    if (assessment?.status !== 'scored' || assessment.comparison === undefined) continue;
    const { name, version } = assessment.comparison.scorer;
    return { name, version };
  }
  return null;
}

/** The second scorer's part as an assessment of its own. */
function secondOf(assessment: Assessment | null): Assessment | null {
  if (assessment === null || assessment.status === 'unscored') return assessment;
  const { comparison, ...rest } = assessment;
  if (comparison === undefined) return null;
  const { scorer } = comparison;
  if (comparison.status === 'unscored') {
    const { schemaVersion, questionId, rubricHash, flags } = rest;
    const { reason } = comparison;
    return { schemaVersion, questionId, rubricHash, flags, scorer, status: 'unscored', reason };
  }
  const { score, criteria } = comparison;
  return { ...rest, scorer, score, criteria } satisfies ScoredAssessment;
}

/** The row with the second scorer's score in the place of a person's; nothing where it gave none. */
async function ratedBySecond(
  input: InputRow,
  setup: CalibrationSetup,
  assessed: (row: AnswerRow) => Promise<Assessment | null>,
): Promise<InputRow[]> {
  const row = 'fault' in input ? '' : setup.checkRow(input.value);
  if (typeof row === 'string') return [];
  const second = secondOf(await assessed(row));
  if (second === null || second.status === 'unscored') return [];
  const { questionId, answer } = row;
  return [{ row: input.row, value: { questionId, answer, humanScore: second.score } }];
}
