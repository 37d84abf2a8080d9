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
import type { RatedRow } from './rated-row.ts';

/** Whose scores are measured, and by which bands. */
export interface Measuring {
  readonly scorer: { readonly name: string; readonly version: string };
  /** Where the human scale is cut into bands; null takes whole points up to 10, else 40 and 75. */
  readonly bands: readonly number[] | null;
}

const mostDisagreements = 5;

/** How well scores agree with the people who rated the same answers, beside what length alone and the mean reach. */
export function calibrationOf(
  rated: readonly RatedRow[],
  leftOut: ReadonlyMap<string, number>,
  { scorer, bands }: Measuring,
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
