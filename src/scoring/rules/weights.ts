import { type Family, familyNumber, telling } from './lexicon/telling.ts';
import weights from './lexicon/weights.json' with { type: 'json' };

/** What the features of an answer are worth; scripts/train-weights.mjs fits them and writes the file. */
export interface Weights {
  /** Of the substance of an answer, 0–1. */
  readonly substance: {
    readonly start: number;
    readonly likeness: number;
    readonly said: number;
    readonly lapses: number;
    readonly families: Readonly<Record<Family, number>>;
  };
  /** What the families of a criterion come to together in answers that earn nothing and all of it. */
  readonly ranges: Readonly<Record<'specificity' | 'ownership', { none: number; full: number }>>;
  /** Of the chance that readers find a key point (log odds). */
  readonly keyPoint: {
    readonly start: number;
    readonly said: number;
    readonly near: number;
    readonly substance: number;
  };
  /** Of the chance that readers find a red flag (log odds). */
  readonly redFlag: {
    readonly start: number;
    readonly said: number;
    readonly near: number;
    readonly lapses: number;
    readonly substance: number;
  };
}

export const trained: Weights = weights;

/** Every act that is told counts for something, also where readers of the panels did not mind it missing. */
const leastForTelling = 0.02;

/** What a family is worth within a criterion. */
export function worthOf(family: Family, { substance }: Pick<Weights, 'substance'>): number {
  const fitted = substance.families[family];
  return family in telling ? Math.max(leastForTelling, fitted) : fitted;
}

/** What the families of an answer earn, each by its density: 0–100, from nothing up to what a good answer reaches. */
export type FamilyScore = (densities: readonly number[]) => number;

export function compileFamilyScore(
  weights: Weights,
  criterion: keyof Weights['ranges'],
  families: readonly Family[],
): FamilyScore {
  const { none, full } = weights.ranges[criterion];
  const numbers = families.map(familyNumber);
  const worths = families.map((family) => worthOf(family, weights));
  return (densities) => {
    let sum = 0;
    for (let each = 0; each < numbers.length; each++)
      sum += (worths[each] ?? 0) * (densities[numbers[each] ?? 0] ?? 0);
    return Math.round(100 * Math.min(1, Math.max(0, (sum - none) / (full - none))));
  };
}
