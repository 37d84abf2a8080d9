import type { Acts } from './acts.ts';

/** What an answer is worth as a whole, before its key points are looked at. */
export interface Substance {
  /** 0–1: likeness to the model answers, acts and details told, less what manners cost. */
  readonly value: number;
  /** 0–1: how much of it is about this question at all. */
  readonly relevance: number;
  /** 0–1: what telling acts and details earns, before relevance. */
  readonly acts: number;
  readonly details: number;
  /** 0–1: how much of the wording is business talk. */
  readonly general: number;
  /** 0–1: what manners leave of the credit. */
  readonly manners: number;
}

/**
 * Constants fitted by hand on both development panels and on their answers put to other questions,
 * each question left out in turn (bench/README.md); they are rounded so that they can be told.
 */
const likeness = { weight: 1.5, most: 0.35, relevantFrom: 0.15 } as const;
const told = { acts: 0.15, details: 0.4, plain: 0.15 } as const;
const enough = { acts: 16, details: 5, general: 0.08, lapses: 1.5 } as const;
/** The share of the credit that bad manners can cost. */
const mannersCost = 0.7;
/** Words that show no key point make an answer longer, not better: 120 of them change nothing, 320 cost three tenths. */
const length = { usual: 200, base: 80, power: 0.5 } as const;

/** From the likeness to the model answers (0–1), the acts told, the sentences that misbehave and the words that show no key point. */
export function substanceOf(
  alignment: number,
  acts: Acts,
  lapses: number,
  idleWords: number,
): Substance {
  const density = (length.usual / (idleWords + length.base)) ** length.power;
  const like = Math.min(likeness.most, alignment * density);
  const relevance = Math.min(1, like / likeness.relevantFrom);
  const parts = {
    acts: saturated(acts.different * density, enough.acts),
    details: saturated(acts.details * density, enough.details),
    general: Math.min(1, acts.general.length / Math.max(1, acts.words) / enough.general),
    manners: 1 - mannersCost * saturated(lapses, enough.lapses),
  };
  const earned =
    told.acts * parts.acts + told.details * parts.details + told.plain * (1 - parts.general);
  const value = (likeness.weight * like + relevance * earned) * parts.manners;
  return { value: Math.min(1, value), relevance, ...parts };
}

function saturated(count: number, enoughOf: number): number {
  return 1 - Math.exp(-count / enoughOf);
}
