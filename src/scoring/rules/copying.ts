import { gradingCopy } from './normalise.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** The words of a text and their codes, by which runs of them are compared. */
export type WordCodes = Pick<Tokens, 'words' | 'codes'>;

/** A text, and how many neighbouring words make a run that shows it was copied. */
export type Source = readonly [text: string, run: number];

/** For each source the share of the words that stand in runs taken from it, 0–1. */
export type SharesTaken = (text: WordCodes) => number[];

/** Compiles texts, to see how much of another text repeats each. */
export function compileSources(sources: readonly Source[]): SharesTaken {
  const read = sources.map(([text, run]) => {
    const tokens = tokenise(gradingCopy(text));
    const { length } = tokens.words;
    return { tokens, length, size: length === 0 ? run : Math.min(run, length) };
  });
  const runs = new Runs(Math.min(...read.map(({ size }) => size)));
  read.forEach(({ tokens, length, size }, source) => {
    for (let at = 0; at + size <= length; at++) runs.add(tokens.codes, at, size, source);
  });
  return (text) => runs.sharesOf(text, sources.length);
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

  add(words: Int32Array, start: number, size: number, source: number): void {
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

  sharesOf({ words: { length }, codes }: WordCodes, sources: number): number[] {
    const taken: number[] = new Array(sources).fill(0);
    const until: number[] = new Array(sources).fill(0);
    for (let start = 0; start + this.shortest <= length; start++) {
      const beginning = codeOf(codes, start, start + this.shortest);
      if (!this.maybe(beginning)) continue;
      this.takeFrom(codes, start, length, beginning, taken, until);
    }
    return taken.map((count) => count / Math.max(1, length));
  }

  /** Takes the runs with which the words from `start` to `end` begin; the shortest of them has the code `beginning`. */
  private takeFrom(
    words: Int32Array,
    start: number,
    end: number,
    beginning: number,
    taken: number[],
    until: number[],
  ): void {
    let code = beginning;
    const longest = Math.min(this.bySize.length - 1, end - start);
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

function codeOf(words: Int32Array, start: number, end: number): number {
  let code = 0;
  for (let at = start; at < end; at++) code = longer(code, words[at] ?? 0);
  return code;
}

/** The code of a run that goes on by a word (multiplicative hashing over 32 bits). */
function longer(code: number, word: number): number {
  const mixed = Math.imul(code ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
