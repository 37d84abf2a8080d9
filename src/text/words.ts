/** A word of a text, in lower case, and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits, joined by marks that stand inside a word: "don't", "10:30", "follow-up". */
const word = /[\p{L}\p{M}\p{N}]+(?:['.,:/&+-][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text in order; marks between them mean nothing. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    text: found.toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}
