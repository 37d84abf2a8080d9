import { type Gain, type Look, Marks } from './marks.ts';
import { gradingCopy } from './normalise.ts';
import { type Tokens, tokenise } from './tokens.ts';
import type { Word } from './word.ts';
import { wordTable } from './word-table.ts';

/** The words a question's texts use, numbered; an answer's words are looked up in it once. */
export interface Vocabulary {
  /** The tokens of a text of the question; its words join the vocabulary. */
  learn(text: string): Tokens;
  /** The number of a stem that was learnt. */
  numberOf(stem: string): number;
  /** Says what each word does for the key points; asked once for each word. */
  gainsFrom(gainsOf: (word: Word) => readonly Gain[]): void;
  look(words: Pick<Tokens, 'words' | 'numbers'>): Look;
  size(): number;
}

const shortestTypo = 5;
/** From here on a word may differ in two letters. */
const twoSlipsFrom = 8;

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const wordsByLetter = new Map<string, Map<string, number>>();
  const add = ({ text, stem }: Word) => {
    const number = numbers.get(stem) ?? numbers.size;
    numbers.set(stem, number);
    if (text.length < shortestTypo) return;
    const letter = text.charAt(0);
    const group = wordsByLetter.get(letter) ?? new Map<string, number>();
    wordsByLetter.set(letter, group.set(text, number));
  };

  const marks = new Marks((word) => numbers.get(word.stem) ?? slipOf(word, wordsByLetter));

  return {
    learn(text) {
      const tokens = tokenise(gradingCopy(text));
      tokens.words.forEach(add);
      marks.forget();
      return tokens;
    },
    numberOf: (stem) => numbers.get(stem) ?? -1,
    gainsFrom: (gainsOf) => marks.gainsFrom(gainsOf),
    look: (tokens) => marks.look(tokens),
    size: () => numbers.size,
  };
}

/** A word that English does not know is taken for the nearest learnt word that begins alike. */
function slipOf(
  { text, stem }: Word,
  wordsByLetter: ReadonlyMap<string, ReadonlyMap<string, number>>,
): number {
  if (text.length < shortestTypo - 1 || wordTable().has(stem)) return -1;
  let best = -1;
  let fewest = 3;
  for (const [learnt, number] of wordsByLetter.get(text.charAt(0)) ?? []) {
    const allowed = Math.min(text.length, learnt.length) >= twoSlipsFrom ? 2 : 1;
    const slips = slipsBetween(text, learnt, Math.min(allowed, fewest - 1));
    if (slips >= fewest) continue;
    best = number;
    fewest = slips;
  }
  return best;
}

/**
 * Letters missing, added, changed or swapped between two words (optimal string alignment distance);
 * more than `most` counts as infinitely many.
 */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cheapest(a, b, i, j, before, above, row));
    before = above;
    above = row;
  }
  const slips = above[b.length] ?? 0;
  return slips > most ? Number.POSITIVE_INFINITY : slips;
}

function cheapest(
  a: string,
  b: string,
  i: number,
  j: number,
  before: readonly number[],
  above: readonly number[],
  row: readonly number[],
): number {
  const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const single = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
  const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swaps ? Math.min(single, (before[j - 2] ?? 0) + 1) : single;
}
