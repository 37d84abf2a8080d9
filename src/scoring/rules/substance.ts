import { families, telling as tellingFamilies } from './lexicon/telling.ts';
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

/** How much of likeness and phrases it takes to be about the question at all. */
const relevant = { likeness: 3, enough: 0.6 } as const;

/** 0–1: how much an answer is about the question. Nineteen in twenty good answers reach 0.8; in the middle, an answer to another question reaches 0.6. */
export function relevanceOf({ likeness, said }: Pick<Traits, 'likeness' | 'said'>): number {
  return Math.min(1, (relevant.likeness * likeness + said) / relevant.enough);
}

/**
 * Compiles what an answer is worth as a whole, 0–1, before its key points are looked at: a weighted
 * sum, so that every part of it can be told.
 */
export function compileSubstance({ substance: weights }: Weights): (traits: Traits) => number {
  const worths = families.map((family) => weights.families[family]);
  const asFarAsRelevant = families.map((family) => family in tellingFamilies);
  return (traits) => {
    const { likeness, said, lapses, telling } = traits;
    const relevance = relevanceOf(traits);
    let sum = weights.start + weights.likeness * likeness;
    sum += weights.said * said + weights.lapses * lapses;
    for (let family = 0; family < worths.length; family++) {
      const share = asFarAsRelevant[family] ? relevance : 1;
      sum += (worths[family] ?? 0) * share * (telling.densities[family] ?? 0);
    }
    return Math.min(1, Math.max(0, sum));
  };
}
