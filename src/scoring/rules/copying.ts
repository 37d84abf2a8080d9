import { gradingCopy } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

/** Runs of words of one text, to see how much of another text repeats them. */
export interface Fingerprint {
  /** The share of the words that stand in runs taken from the text, 0–1. */
  shareIn(tokens: readonly Token[]): number;
}

/** Fingerprints a text by its runs of `length` neighbouring words. */
export function fingerprint(text: string, length: number): Fingerprint {
  const { tokens } = tokenise(gradingCopy(text));
  const size = Math.min(length, Math.max(1, tokens.length));
  const runs = new Set(runsOf(tokens, size));
  return {
    shareIn(other) {
      if (other.length === 0 || tokens.length === 0) return 0;
      const taken = new Uint8Array(other.length);
      runsOf(other, size).forEach((run, at) => {
        if (runs.has(run)) taken.fill(1, at, at + size);
      });
      return taken.reduce((sum, value) => sum + value, 0) / other.length;
    },
  };
}

function runsOf(tokens: readonly Token[], size: number): string[] {
  const runs: string[] = [];
  for (let at = 0; at + size <= tokens.length; at++) {
    let run = '';
    for (let offset = 0; offset < size; offset++) run += ` ${tokens[at + offset]?.word ?? ''}`;
    runs.push(run);
  }
  return runs;
}
