import type { Answer } from './answer.ts';
import type { Telling } from './telling.ts';
import { has, isA, trait } from './trait.ts';
import type { FamilyScore } from './weights.ts';

export interface Specificity {
  /** 0–100. */
  readonly score: number;
  /** Tokens that say what, which, how, who or why. */
  readonly details: readonly number[];
  /** Tokens that name people by their role, places and things, each once. */
  readonly concrete: readonly number[];
  /** Tokens that are praise, business talk or always-and-never. */
  readonly general: readonly number[];
}

/**
 * Scores how much it says what, which, who, in which order and within which limits, less the praise,
 * business talk and absolutes that stand in for it. Figures, dates and proper names earn nothing: on
 * the development panels they are as frequent in weak answers that boast as in strong ones that tell.
 */
export function readSpecificity(
  answer: Answer,
  telling: Telling,
  scoreOf: FamilyScore,
): Specificity {
  return {
    score: scoreOf(telling.densities),
    details: telling.places('details'),
    concrete: concreteIn(answer),
    general: telling.places('praises', 'markets', 'absolutes'),
  };
}

function concreteIn({ counted, traits, times }: Answer): number[] {
  const places: number[] = [];
  for (const sentence of counted) {
    if (!isA(sentence, trait.concrete)) continue;
    for (let at = sentence.first; at < sentence.end; at++) {
      if (times[at] === 1 && has(traits[at], trait.concrete)) places.push(at);
    }
  }
  return places;
}
