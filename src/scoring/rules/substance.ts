import { families } from './lexicon/telling.ts';
import type { Telling } from './telling.ts';
import type { Weights } from './weights.ts';

/** What the substance of an answer is read from. */
export interface Traits {
  /** Likeness to the nearest model answer. */
  readonly likeness: number;
  /** Share of the weight of the key points whose phrases are said, each saturated, 0–1. */
  readonly said: number;
  /** 0–1: sentences that misbehave, saturated. */
  readonly lapses: number;
  readonly telling: Telling;
}

/**
 * What an answer is worth as a whole, 0–1, before its key points are looked at: a weighted sum, so
 * that every part of it can be told.
 */
export function substanceOf(
  { likeness, said, lapses, telling }: Traits,
  { substance: weights }: Weights,
): number {
  let sum = weights.start + weights.likeness * likeness;
  sum += weights.said * said + weights.lapses * lapses;
  for (const family of families) sum += weights.families[family] * telling.density(family);
  return Math.min(1, Math.max(0, sum));
}
