import { gradingCopy } from './normalise.ts';
import { tokenise } from './tokens.ts';
import type { Word } from './word.ts';

/** The words of a text as numbers, for comparing runs of them. */
export type WordCodes = readonly number[];

/** Runs of words of one text, to see how much of another text repeats them. */
export interface Fingerprint {
  /** The share of the words that stand in runs taken from the text, 0–1. */
  shareIn(words: WordCodes): number;
}

export function wordCodes(words: readonly Word[]): WordCodes {
  return words.map(({ code }) => code);
}

/** Fingerprints a text by its runs of `length` neighbouring words. */
export function fingerprint(text: string, length: number): Fingerprint {
  const own = wordCodes(tokenise(gradingCopy(text)).words);
  const size = Math.min(length, Math.max(1, own.length));
  const runs = new Set<number>();
  for (let at = 0; at + size <= own.length; at++) runs.add(runCode(own, at, size));
  return { shareIn: (words) => shareIn(words, runs, size) };
}

function shareIn(words: WordCodes, runs: ReadonlySet<number>, size: number): number {
  if (words.length === 0) return 0;
  let taken = 0;
  let takenUntil = 0;
  for (let at = 0; at + size <= words.length; at++) {
    if (!runs.has(runCode(words, at, size))) continue;
    taken += at + size - Math.max(at, takenUntil);
    takenUntil = at + size;
  }
  return taken / words.length;
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
