import type { Acts } from './acts.ts';
import type { Answer } from './answer.ts';
import type { Substance } from './substance.ts';
import { isA, trait } from './word.ts';

export interface Specificity {
  /** 0–100. */
  readonly score: number;
  /** How often it says what, which, how, who or why. */
  readonly details: number;
  /** Tokens that name people by their role, places and things, each once. */
  readonly concrete: readonly number[];
  /** Tokens that are business talk or superlatives. */
  readonly general: readonly number[];
}

const share = { details: 0.7, concrete: 0.3 } as const;
/** Concrete things from which on more add little, and the sum that earns all. */
const enough = { concrete: 6, all: 0.75 } as const;
/** The share that nothing but business talk costs. */
const generalCost = 0.5;

/**
 * Scores how often an answer says what, which, how or why, and the people, places and things it
 * names, less what business talk stands in for. Figures, dates and proper names earn nothing: on the
 * development panels they are as frequent in weak answers that boast as in strong ones that tell.
 */
export function readSpecificity(answer: Answer, acts: Acts, substance: Substance): Specificity {
  const concrete = concreteIn(answer);
  const named = 1 - Math.exp(-concrete.length / enough.concrete);
  const told = share.details * substance.details + share.concrete * named;
  const score = 100 * Math.min(1, told / enough.all) * (1 - generalCost * substance.general);
  return { score: Math.round(score), details: acts.details, concrete, general: acts.general };
}

function concreteIn({ counted, words }: Answer): number[] {
  const places = new Map<string, number>();
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const word = words[at];
      if (word !== undefined && isA(word, trait.concrete) && !places.has(word.stem))
        places.set(word.stem, at);
    }
  }
  return [...places.values()];
}
