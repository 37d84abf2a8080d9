/** How well a scorer agrees with people, as `drill calibrate` measures it. */

/** Two scorers that ran side by side: each against people, and the second in the place of the people. */
export interface BothCalibrations {
  readonly first: Calibration;
  readonly second: Calibration;
  readonly between: Agreement;
}

/** Agreement of one list of scores with the human ones. */
export interface Agreement {
  readonly n: number;
  /** Pearson's r, −1 to 1. */
  readonly pearson: number;
  /** Spearman's rank correlation, −1 to 1. */
  readonly spearman: number;
  /** Root mean squared error in human points, after the linear map that fits best. */
  readonly rmse: number;
  /** Quadratic weighted kappa at the bands, −1 to 1. */
  readonly kappa: number;
}

export interface Disagreement {
  /** 1-based line of the input. */
  readonly row: number;
  readonly id?: string | number;
  readonly questionId: string;
  readonly human: number;
  /** The scorer's score, 0–100, and the same on the human scale. */
  readonly score: number;
  readonly mapped: number;
  readonly answer: string;
}

export type Verdict = 'as-good-as-raters' | 'good' | 'not-yet' | 'too-few';

export interface Calibration {
  readonly scorer: { readonly name: string; readonly version: string };
  /** Rows with an answer, a human score and an assessment with a score. */
  readonly overall: Agreement;
  /** Rows left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Where the human scale is cut into bands. */
  readonly bands: readonly number[];
  /** What a guess achieves that knows nothing but the mean, and one that only counts words. */
  readonly baselines: {
    readonly mean: { readonly rmse: number };
    readonly length: Agreement;
  };
  /** Correlation of the scores, and of the human ones, with the logarithm of the number of words. */
  readonly lengthCorrelation: { readonly score: number; readonly human: number };
  /** Agreement of the raters with each other, where the rows tell them apart. */
  readonly raters: Agreement | null;
  readonly criteria: readonly ({ readonly id: string } & Agreement)[];
  readonly questions: readonly ({ readonly id: string } & Agreement)[];
  readonly worst: readonly Disagreement[];
  readonly verdict: Verdict;
}
