import type { Answer } from './answer.ts';
import { type Family, families, talkingBits } from './lexicon/telling.ts';

/** How an answer is told: by family, how much of its wording says so, and where. */
export interface Telling {
  /** √ of the words of a family in a hundred words, the same word counting twice at most. */
  readonly density: (family: Family) => number;
  /** Tokens of a family in the order of the answer, each word once. */
  readonly places: (family: Family) => readonly number[];
}

/** A word said more often shows no more. */
const mostOfOneWord = 2;

/** Every answer is as if it had this many words more, so that a few words are no measure. */
const wordsBefore = 100;

/**
 * Counts the families of words per hundred of the `idleWords`, which show no key point: to say one
 * point more never dilutes the rest. Words of the question and its model answers (those numbered
 * below `plain`) are never taken for mere talk.
 */
export function readTelling(answer: Answer, plain: number, idleWords: number): Telling {
  const count = new FamilyCount();
  const { counted, families: own, learnt, times } = answer;
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const bits = own[at] ?? 0;
      const time = times[at] ?? 0;
      if (bits === 0 || time > mostOfOneWord) continue;
      const number = learnt[at] ?? -1;
      const isPlain = number >= 0 && number < plain;
      count.take(isPlain ? bits & ~talkingBits : bits, at, time === 1);
    }
  }
  const per = 100 / (idleWords + wordsBefore);
  const densities = count.counts.map((words) => Math.sqrt(words * per));
  return {
    density: (family) => densities[placeOf.get(family) ?? 0] ?? 0,
    places: (family) => count.places[placeOf.get(family) ?? 0] ?? none,
  };
}

const placeOf: ReadonlyMap<Family, number> = new Map(
  families.map((family, index) => [family, index]),
);
const none: readonly number[] = [];

class FamilyCount {
  readonly counts: number[] = families.map(() => 0);
  readonly places: (number[] | undefined)[] = families.map(() => undefined);

  take(bits: number, at: number, isFirst: boolean): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const family = 31 - Math.clz32(rest & -rest);
      this.counts[family] = (this.counts[family] ?? 0) + 1;
      if (!isFirst) continue;
      const places = this.places[family];
      if (places === undefined) this.places[family] = [at];
      else places.push(at);
    }
  }
}
