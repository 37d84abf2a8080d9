import type { Answer } from './answer.ts';
import { type Family, families, familyNumber, talkingBits } from './lexicon/telling.ts';

/** How an answer is told, by families of words. */
export interface Telling {
  /** For each family, √ of its words in a hundred words, the same word counting twice at most. */
  readonly densities: readonly number[];
  /** For each family how many different words of it are said. */
  readonly counts: readonly number[];
  /** Tokens of a family in the order of the answer, each word once. */
  places(family: Family): number[];
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
  return {
    densities: count.words.map((words) => Math.sqrt(words * per)),
    counts: count.different,
    places: (family) => count.placesOf(1 << familyNumber(family)),
  };
}

class FamilyCount {
  /** By family. */
  readonly words: number[] = new Array(families.length).fill(0);
  readonly different: number[] = new Array(families.length).fill(0);
  /** The words counted first, and the families of each. */
  private readonly places: number[] = [];
  private readonly bits: number[] = [];

  take(bits: number, at: number, isFirst: boolean): void {
    const first = isFirst ? 1 : 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const family = 31 - Math.clz32(rest & -rest);
      this.words[family] = (this.words[family] ?? 0) + 1;
      this.different[family] = (this.different[family] ?? 0) + first;
    }
    if (!isFirst) return;
    this.places.push(at);
    this.bits.push(bits);
  }

  placesOf(bit: number): number[] {
    return this.places.filter((_, index) => ((this.bits[index] ?? 0) & bit) !== 0);
  }
}
