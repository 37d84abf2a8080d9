import type { AnswerRow, InputRow } from '../domain/answer-row.ts';
import type { Assessment, ScoredAssessment } from '../domain/assessment.ts';
import type { Agreement, Calibration, Disagreement, Verdict } from '../domain/calibration.ts';
import { type CriterionId, criterionIds } from '../domain/question.ts';
import { wordsIn } from '../domain/words.ts';
import {
  bandOf,
  linearlyMapped,
  mean,
  pearson,
  rootMeanSquareError,
  spearman,
  weightedKappa,
} from './agreement.ts';

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

export interface CalibrationSetup {
  readonly scorer: { readonly name: string; readonly version: string };
  readonly checkRow: (value: unknown) => AnswerRow | string;
  /** The assessment of a row; null where there is no such question. */
  readonly assess: (row: AnswerRow) => Assessment | null | Promise<Assessment | null>;
  /** Where the human scale is cut into bands; null takes whole points up to 10, else 40 and 75. */
  readonly bands: readonly number[] | null;
}

/** Reads rated rows and measures how well the scorer agrees with them. */
export async function calibrate(
  batches: AsyncIterable<readonly InputRow[]>,
  setup: CalibrationSetup,
): Promise<Calibration> {
  const rated: RatedRow[] = [];
  const leftOut = new Map<string, number>();
  for await (const batch of batches) {
    for (const row of await Promise.all(batch.map((input) => ratedRow(input, setup)))) {
      if (typeof row === 'string') leftOut.set(row, (leftOut.get(row) ?? 0) + 1);
      else rated.push(row);
    }
  }
  return calibrationOf(rated, leftOut, setup);
}

/** Rows that were read before, as a stream of them. */
export async function* inOneBatch(rows: readonly InputRow[]): AsyncGenerator<readonly InputRow[]> {
  yield rows;
}

/** The row, or the reason why it is left out. */
async function ratedRow(input: InputRow, setup: CalibrationSetup): Promise<RatedRow | string> {
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

const mostDisagreements = 5;

function calibrationOf(
  rated: readonly RatedRow[],
  leftOut: ReadonlyMap<string, number>,
  { scorer, bands }: CalibrationSetup,
): Calibration {
  const human = rated.map((row) => row.human);
  const scores = rated.map(({ assessment }) => assessment.score);
  const lengths = rated.map(({ answer }) => Math.log(Math.max(1, wordsIn(answer.answer))));
  const cuts = bands ?? usualCuts(human);
  const agree = (values: readonly number[], to: readonly number[] = human) =>
    agreementOf(values, to, cuts);
  const overall = agree(scores);
  const length = agree(lengths);
  const raters = agreementOfRaters(rated, cuts);
  const average = human.map(() => mean(human));
  return {
    scorer: { name: scorer.name, version: scorer.version },
    overall,
    leftOut: Object.fromEntries(leftOut),
    bands: cuts,
    baselines: { mean: { rmse: rounded(rootMeanSquareError(average, human)) }, length },
    lengthCorrelation: {
      score: rounded(pearson(scores, lengths)),
      human: rounded(pearson(human, lengths)),
    },
    raters,
    criteria: criterionIds.flatMap((id) => agreementOnCriterion(id, rated, cuts)),
    questions: byQuestion(rated).map(([id, rows]) => ({
      id,
      ...agree(
        rows.map(({ assessment }) => assessment.score),
        rows.map((row) => row.human),
      ),
    })),
    worst: worstOf(rated, linearlyMapped(scores, human)),
    verdict: verdictOn(overall, length, raters),
  };
}

function agreementOf(
  values: readonly number[],
  human: readonly number[],
  cuts: readonly number[],
): Agreement {
  const mapped = linearlyMapped(values, human);
  const bands = (numbers: readonly number[]) => numbers.map((value) => bandOf(value, cuts));
  return {
    n: values.length,
    pearson: rounded(pearson(values, human)),
    spearman: rounded(spearman(values, human)),
    rmse: rounded(rootMeanSquareError(mapped, human)),
    kappa: rounded(weightedKappa(bands(mapped), bands(human), cuts.length + 1)),
  };
}

function agreementOnCriterion(
  id: CriterionId,
  rated: readonly RatedRow[],
  cuts: readonly number[],
): ({ id: string } & Agreement)[] {
  const pairs = rated.flatMap(({ criteria, assessment }) => {
    const own = assessment.criteria.find((criterion) => criterion.id === id);
    const human = criteria[id];
    return own === undefined || human === undefined ? [] : [{ score: own.score, human }];
  });
  if (pairs.length === 0) return [];
  const agreement = agreementOf(
    pairs.map(({ score }) => score),
    pairs.map(({ human }) => human),
    cuts,
  );
  return [{ id, ...agreement }];
}

/** Each rater against the mean of the others is too kind to a scorer; every pair of raters is taken. */
function agreementOfRaters(rated: readonly RatedRow[], cuts: readonly number[]): Agreement | null {
  const pairs = rated.flatMap(({ ratings }) =>
    ratings.flatMap((a, index) =>
      ratings.slice(index + 1).flatMap((b) => [[a, b] as const, [b, a] as const]),
    ),
  );
  if (pairs.length === 0) return null;
  const [ones, others] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  return { ...agreementOf(ones, others, cuts), n: pairs.length / 2 };
}

function byQuestion(rated: readonly RatedRow[]): [string, RatedRow[]][] {
  const groups = new Map<string, RatedRow[]>();
  for (const row of rated) {
    const { questionId } = row.answer;
    groups.set(questionId, [...(groups.get(questionId) ?? []), row]);
  }
  return [...groups].filter(([, rows]) => rows.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
}

function worstOf(rated: readonly RatedRow[], mapped: readonly number[]): Disagreement[] {
  return rated
    .map(({ row, answer, human, assessment }, index) => ({
      row,
      ...(answer.id === undefined ? {} : { id: answer.id }),
      questionId: answer.questionId,
      human: rounded(human),
      score: assessment.score,
      mapped: rounded(mapped[index] ?? 0),
      answer: answer.answer,
    }))
    .sort((a, b) => Math.abs(b.mapped - b.human) - Math.abs(a.mapped - a.human) || a.row - b.row)
    .slice(0, mostDisagreements);
}

/** Whole points on a short scale, else the bands of the score itself. */
function usualCuts(human: readonly number[]): number[] {
  const most = human.reduce((a, b) => Math.max(a, b), 0);
  if (most > 10) return [40, 75];
  return Array.from({ length: Math.max(1, Math.ceil(most) - 1) }, (_, index) => index + 1.5);
}

const fewestRows = 30;
/**
 * What automated scores of essays are held to before they count: r and kappa of .70, at most .10
 * below the agreement of two raters (Williamson, Xi and Breyer 2012, "A Framework for Evaluation and
 * Use of Automated Scoring").
 */
const asked = { agreement: 0.7, belowRaters: 0.1 } as const;

function verdictOn(overall: Agreement, length: Agreement, raters: Agreement | null): Verdict {
  if (overall.n < fewestRows) return 'too-few';
  const { pearson: r, kappa } = overall;
  if (r < asked.agreement || kappa < asked.agreement || r <= length.pearson) return 'not-yet';
  if (raters === null) return 'good';
  const close = (own: number, theirs: number) => own >= theirs - asked.belowRaters;
  return close(r, raters.pearson) && close(kappa, raters.kappa) ? 'as-good-as-raters' : 'not-yet';
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
