import { gradingCopy } from './normalise.ts';
import { tokenise } from './tokens.ts';
import type { Word } from './word.ts';

/** The words of a text as numbers, for comparing runs of them. */
export type WordCodes = readonly number[];

export function wordCodes(words: readonly Word[]): WordCodes {
  return words.map(({ code }) => code);
}

/** A text, and how many neighbouring words make a run that shows it was copied. */
export type Source = readonly [text: string, run: number];

/** For each source the share of the words that stand in runs taken from it, 0–1. */
export type SharesTaken = (words: WordCodes) => number[];

/** Compiles texts, to see how much of another text repeats each. */
export function compileSources(sources: readonly Source[]): SharesTaken {
  const runs = new Runs();
  sources.forEach(([text, run], source) => {
    const own = wordCodes(tokenise(gradingCopy(text)).words);
    const size = Math.min(run, Math.max(1, own.length));
    for (let at = 0; at + size <= own.length; at++) runs.add(own, at, size, source);
  });
  return (words) => {
    const taken = sources.map(() => 0);
    const until = sources.map(() => 0);
    runs.each(words, (source, at, end) => {
      taken[source] = (taken[source] ?? 0) + end - Math.max(at, until[source] ?? 0);
      until[source] = end;
    });
    return taken.map((count) => count / Math.max(1, words.length));
  };
}

type Found = (source: number, at: number, end: number) => void;

/** Which sources hold a run, by its size and its code. */
class Runs {
  private readonly bySize: (Map<number, number[]> | undefined)[] = [];
  /** A small table of bits before the maps, since nearly every run asked for is in none. */
  private readonly seen = new Uint8Array(1 << 12);

  add(words: WordCodes, start: number, size: number, source: number): void {
    let code = 0;
    for (let at = start; at < start + size; at++) code = longer(code, words[at] ?? 0);
    const codes = this.bySize[size] ?? new Map<number, number[]>();
    this.bySize[size] = codes;
    const holders = codes.get(code) ?? [];
    if (!holders.includes(source)) codes.set(code, [...holders, source]);
    this.seen[code & 0xfff] = 1;
  }

  /** Tells of each run of the words, one size after the other from each place, the sources that hold it. */
  each(words: WordCodes, found: Found): void {
    const longest = this.bySize.length - 1;
    for (let start = 0; start < words.length; start++) {
      const end = Math.min(words.length, start + longest);
      let code = 0;
      for (let at = start; at < end; at++) {
        code = longer(code, words[at] ?? 0);
        if (this.seen[code & 0xfff] === 1) this.tell(code, start, at + 1, found);
      }
    }
  }

  private tell(code: number, start: number, end: number, found: Found): void {
    for (const source of this.bySize[end - start]?.get(code) ?? []) found(source, start, end);
  }
}

/** The code of a run that goes on by a word (multiplicative hashing over 32 bits). */
function longer(code: number, word: number): number {
  const mixed = Math.imul(code ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
