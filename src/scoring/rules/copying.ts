import { gradingCopy } from './normalise.ts';
import { tokenise } from './tokens.ts';
import type { Word } from './word.ts';

/** The words of a text as numbers, for comparing runs of them. */
export type WordCodes = readonly number[];

export function wordCodes(words: readonly Word[]): WordCodes {
  return words.map(({ code }) => code);
}

/** Runs of neighbouring words of one text, to see how much of another text repeats them. */
export interface Fingerprint {
  readonly size: number;
  readonly runs: Runs;
}

/** Fingerprints a text by its runs of `length` neighbouring words. */
export function fingerprint(text: string, length: number): Fingerprint {
  const own = wordCodes(tokenise(gradingCopy(text)).words);
  const size = Math.min(length, Math.max(1, own.length));
  const runs = new Runs();
  for (let at = 0; at + size <= own.length; at++) runs.add(runCode(own, at, size));
  return { size, runs };
}

/** For each text the share of the words that stand in runs taken from it, 0–1. */
export function sharesTaken(words: WordCodes, texts: readonly Fingerprint[]): number[] {
  const taken = texts.map(() => 0);
  const until = texts.map(() => 0);
  const sizes = new Set(texts.map(({ size }) => size));
  for (const size of sizes) {
    for (let at = 0; at + size <= words.length; at++) {
      const code = runCode(words, at, size);
      for (let text = 0; text < texts.length; text++) {
        const own = texts[text];
        if (own === undefined || own.size !== size || !own.runs.has(code)) continue;
        taken[text] = (taken[text] ?? 0) + at + size - Math.max(at, until[text] ?? 0);
        until[text] = at + size;
      }
    }
  }
  return taken.map((count) => count / Math.max(1, words.length));
}

/** A set with a table of small bits before it, since nearly every run asked for is not in it. */
class Runs {
  private readonly codes = new Set<number>();
  private readonly seen = new Uint8Array(1 << 12);

  add(code: number): void {
    this.codes.add(code);
    this.seen[code & 0xfff] = 1;
  }

  has(code: number): boolean {
    return this.seen[code & 0xfff] === 1 && this.codes.has(code);
  }
}

/** Mixes the codes of a run (multiplicative hashing over 32 bits). */
function runCode(words: WordCodes, start: number, size: number): number {
  let code = 0;
  for (let at = start; at < start + size; at++) {
    code = Math.imul(code ^ (words[at] ?? 0), 0x9e3779b1);
    code ^= code >>> 15;
  }
  return code;
}
