import type { FlagCode } from '../../domain/assessment.ts';
import type { Cap } from '../scorer.ts';
import type { Found } from './findings.ts';

/** How an answer behaves. */
export interface Conduct {
  /** 0–100. */
  readonly score: number;
  readonly caps: readonly Cap[];
}

/** The number of offending sentences, by their probabilities, from which on an answer is held down, and to what. */
const limits = [
  { from: 1.6, at: 15 },
  { from: 0.9, at: 40 },
] as const;
/** Less than this is chance. */
const leastSure = 0.35;
const cost = 60;

export function readConduct({ shown }: Pick<Found, 'shown'>): Conduct {
  const offences = shown
    .map(({ offence }) => offence)
    .filter((offence) => offence >= leastSure)
    .reduce((sum, offence) => sum + offence, 0);
  const limit = limits.find(({ from }) => offences >= from);
  return {
    score: Math.max(0, Math.round(100 - cost * offences)),
    caps: limit === undefined ? [] : [{ flag: 'bad-conduct' satisfies FlagCode, at: limit.at }],
  };
}
