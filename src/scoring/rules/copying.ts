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
  const read = sources.map(([text, run]) => {
    const words = tokenise(gradingCopy(text)).codes;
    return { words, size: words.length === 0 ? run : Math.min(run, words.length) };
  });
  const runs = new Runs(Math.min(...read.map(({ size }) => size)));
  read.forEach(({ words, size }, source) => {
    for (let at = 0; at + size <= words.length; at++) runs.add(words, at, size, source);
  });
  return (words) => runs.sharesOf(words, sources.length);
}

/** Which sources hold a run, by its size and its code. */
class Runs {
  private readonly bySize: (Map<number, number[]> | undefined)[] = [];
  private readonly shortest: number;
  /** A bit for some codes alike, of runs and of their beginnings as long as the shortest: nearly every run asked for is in none of the maps. */
  private readonly seen = new Int32Array(1 << 10);

  constructor(shortest: number) {
    this.shortest = shortest;
  }

  add(words: WordCodes, start: number, size: number, source: number): void {
    const code = codeOf(words, start, start + size);
    this.note(code);
    this.note(codeOf(words, start, start + this.shortest));
    const codes = this.bySize[size] ?? new Map<number, number[]>();
    this.bySize[size] = codes;
    const holders = codes.get(code) ?? [];
    if (!holders.includes(source)) codes.set(code, [...holders, source]);
  }

  private note(code: number): void {
    this.seen[placeOf(code)] = (this.seen[placeOf(code)] ?? 0) | (1 << code);
  }

  private maybe(code: number): boolean {
    return ((this.seen[placeOf(code)] ?? 0) & (1 << code)) !== 0;
  }

  sharesOf(words: WordCodes, sources: number): number[] {
    const taken: number[] = new Array(sources).fill(0);
    const until: number[] = new Array(sources).fill(0);
    for (let start = 0; start + this.shortest <= words.length; start++) {
      const beginning = codeOf(words, start, start + this.shortest);
      if (this.maybe(beginning)) this.takeFrom(words, start, beginning, taken, until);
    }
    return taken.map((count) => count / Math.max(1, words.length));
  }

  /** Takes the runs that begin at `start`, the shortest of which has the code `beginning`. */
  private takeFrom(
    words: WordCodes,
    start: number,
    beginning: number,
    taken: number[],
    until: number[],
  ): void {
    let code = beginning;
    const longest = Math.min(this.bySize.length - 1, words.length - start);
    for (let size = this.shortest; ; size++) {
      const holders = this.maybe(code) ? this.bySize[size]?.get(code) : undefined;
      if (holders !== undefined) take(holders, start, start + size, taken, until);
      if (size >= longest) return;
      code = longer(code, words[start + size] ?? 0);
    }
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

function codeOf(words: WordCodes, start: number, end: number): number {
  let code = 0;
  for (let at = start; at < end; at++) code = longer(code, words[at] ?? 0);
  return code;
}

/** The code of a run that goes on by a word (multiplicative hashing over 32 bits). */
function longer(code: number, word: number): number {
  const mixed = Math.imul(code ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
