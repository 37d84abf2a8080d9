import type { FlagCode } from '../../domain/assessment.ts';
import type { Cap } from '../scorer.ts';
import type { Found } from './findings.ts';

/** How an answer behaves. */
export interface Conduct {
  /** 0–100. */
  readonly score: number;
  readonly caps: readonly Cap[];
}

/**
 * The offending sentences, counted by how sure they are, from which on an answer is held down, and to what.
 * Of decent labelled answers of trades that were not learned one in a hundred reaches the first, eight the
 * second; of bad ones a quarter and a half.
 */
const limits = [
  { from: 1.6, at: 15 },
  { from: 1.1, at: 40 },
  { from: 0.8, at: 60 },
] as const;
/** Less than this is chance. */
const leastSure = 0.4;
const cost = 60;

export function readConduct({ shown }: Pick<Found, 'shown'>): Conduct {
  const offences = shown.reduce(
    (sum, { offence }) => sum + Math.max(0, offence - leastSure) / (1 - leastSure),
    0,
  );
  const limit = limits.find(({ from }) => offences >= from);
  return {
    score: Math.max(0, Math.round(100 - cost * offences)),
    caps: limit === undefined ? [] : [{ flag: 'bad-conduct' satisfies FlagCode, at: limit.at }],
  };
}
