import type { Answer } from './answer.ts';
import { type Family, families, familyBits, talkingBits } from './lexicon/telling.ts';
import { withRoom } from './room.ts';

/** How an answer is told, by families of words in the order of `families`. */
export interface Telling {
  /** For each family, √ of its words in a hundred words, the same word counting twice at most. */
  readonly densities: readonly number[];
  /** For each family how many different words of it are said. */
  readonly counts: readonly number[];
  /** Tokens of some families in the order of the answer, each word once; until the next answer is read. */
  places(...of: readonly Family[]): number[];
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
  firsts = withRoom(firsts, answer.words.length);
  firstBits = withRoom(firstBits, answer.words.length);
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
    places: (...of) => count.placesOf(familyBits(of)),
  };
}

/** Words that an answer says for the first time, and the families of each; for one answer after the other. */
let firsts = new Int32Array(1 << 10);
let firstBits = new Int32Array(1 << 10);

class FamilyCount {
  /** By family. */
  readonly words: number[] = new Array(families.length).fill(0);
  readonly different: number[] = new Array(families.length).fill(0);
  private placed = 0;

  take(bits: number, at: number, isFirst: boolean): void {
    const first = isFirst ? 1 : 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const family = 31 - Math.clz32(rest & -rest);
      this.words[family] = (this.words[family] ?? 0) + 1;
      this.different[family] = (this.different[family] ?? 0) + first;
    }
    if (!isFirst) return;
    firsts[this.placed] = at;
    firstBits[this.placed] = bits;
    this.placed += 1;
  }

  placesOf(bits: number): number[] {
    const found: number[] = [];
    for (let each = 0; each < this.placed; each++) {
      if (((firstBits[each] ?? 0) & bits) !== 0) found.push(firsts[each] ?? 0);
    }
    return found;
  }
}
