import { gradingCopy } from './normalise.ts';
import { tokenise } from './tokens.ts';

/** The words of a text as numbers, for comparing runs of them. */
export type WordCodes = readonly number[];

/** A text, and how many neighbouring words make a run that shows it was copied. */
export type Source = readonly [text: string, run: number];

/** For each source the share of the words that stand in runs taken from it, 0–1. */
export type SharesTaken = (words: WordCodes) => number[];

/** Compiles texts, to see how much of another text repeats each. */
export function compileSources(sources: readonly Source[]): SharesTaken {
  const runs = new Runs();
  sources.forEach(([text, run], source) => {
    const own = tokenise(gradingCopy(text)).codes;
    const size = Math.min(run, Math.max(1, own.length));
    for (let at = 0; at + size <= own.length; at++) runs.add(own, at, size, source);
  });
  return (words) => runs.sharesOf(words, sources.length);
}

/** Which sources hold a run, by its size and its code. */
class Runs {
  private readonly bySize: (Map<number, number[]> | undefined)[] = [];
  /** A bit for some codes alike, since nearly every run asked for is in none of the maps. */
  private readonly seen = new Int32Array(1 << 10);

  add(words: WordCodes, start: number, size: number, source: number): void {
    let code = 0;
    for (let at = start; at < start + size; at++) code = longer(code, words[at] ?? 0);
    const codes = this.bySize[size] ?? new Map<number, number[]>();
    this.bySize[size] = codes;
    const holders = codes.get(code) ?? [];
    if (!holders.includes(source)) codes.set(code, [...holders, source]);
    this.seen[placeOf(code)] = (this.seen[placeOf(code)] ?? 0) | (1 << code);
  }

  sharesOf(words: WordCodes, sources: number): number[] {
    const taken: number[] = new Array(sources).fill(0);
    const until: number[] = new Array(sources).fill(0);
    const longest = this.bySize.length - 1;
    for (let start = 0; start < words.length; start++) {
      const end = Math.min(words.length, start + longest);
      let code = 0;
      for (let at = start; at < end; at++) {
        code = longer(code, words[at] ?? 0);
        if (((this.seen[placeOf(code)] ?? 0) & (1 << code)) === 0) continue;
        const holders = this.bySize[at + 1 - start]?.get(code);
        if (holders !== undefined) take(holders, start, at + 1, taken, until);
      }
    }
    return taken.map((count) => count / Math.max(1, words.length));
  }
}

/** The words from `start` to `end` are taken from the holders, where no run before has counted them. */
function take(
  holders: readonly number[],
  start: number,
  end: number,
  taken: number[],
  until: number[],
): void {
  for (let index = 0; index < holders.length; index++) {
    const source = holders[index] ?? 0;
    taken[source] = (taken[source] ?? 0) + end - Math.max(start, until[source] ?? 0);
    until[source] = end;
  }
}

/** The number that holds the bit of a code; the lowest five bits of the code say which bit. */
function placeOf(code: number): number {
  return (code >>> 5) & 0x3ff;
}

/** The code of a run that goes on by a word (multiplicative hashing over 32 bits). */
function longer(code: number, word: number): number {
  const mixed = Math.imul(code ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
