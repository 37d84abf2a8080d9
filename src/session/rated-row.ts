import type { AnswerRow, InputRow } from '../domain/answer-row.ts';
import type { Assessment, ScoredAssessment } from '../domain/assessment.ts';
import { type CriterionId, criterionIds } from '../domain/question.ts';
import { mean } from './agreement.ts';

/** A row that a person rated and the scorer scored. */
export interface RatedRow {
  readonly row: number;
  readonly answer: AnswerRow;
  readonly human: number;
  /** The single ratings behind `human`, where there are several. */
  readonly ratings: readonly number[];
  /** Human scores of single criteria. */
  readonly criteria: Partial<Readonly<Record<CriterionId, number>>>;
  readonly assessment: ScoredAssessment;
}

/** How rows are checked and scored. */
export interface RowScoring {
  readonly checkRow: (value: unknown) => AnswerRow | string;
  /** The assessment of a row; null where there is no such question. */
  readonly assess: (row: AnswerRow) => Assessment | null | Promise<Assessment | null>;
}

/** The row, or the reason why it is left out. */
export async function readRatedRow(input: InputRow, setup: RowScoring): Promise<RatedRow | string> {
  if ('fault' in input) return input.fault.code;
  const answer = setup.checkRow(input.value);
  if (typeof answer === 'string') return 'bad-row';
  const human = humanScoreOf(answer);
  if (human === null) return 'no-human-score';
  const assessment = await setup.assess(answer);
  if (assessment === null) return 'unknown-question';
  if (assessment.status === 'unscored') return assessment.reason.code;
  return { row: input.row, answer, ...human, assessment };
}

type Human = Pick<RatedRow, 'human' | 'ratings' | 'criteria'>;

/** `humanScore`, `gold`, or `gold.overall` with the criteria and single ratings beside it. */
function humanScoreOf({ humanScore, humanScores, gold }: AnswerRow): Human | null {
  const detailed = isRecord(gold) ? gold : {};
  const ratings = numbersIn(humanScores ?? detailed.ratings);
  const whole = humanScore ?? (isRecord(gold) ? gold.overall : gold);
  const human = numberIn(whole) ?? (ratings.length > 0 ? mean(ratings) : null);
  if (human === null) return null;
  const criteria = criterionIds.flatMap((id) => {
    const score = numberIn(detailed[id] ?? (id === 'conduct' ? detailed.professionalism : null));
    return score === null ? [] : [[id, score] as const];
  });
  return { human, ratings, criteria: Object.fromEntries(criteria) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A number, or a text that is one, as CSV has it. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number =
    typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap((each) => numberIn(each) ?? []) : [];
}
