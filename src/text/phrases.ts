import { stem } from './stem.ts';
import { isTelling } from './stop-words.ts';
import { wordsOf } from './words.ts';

/** A phrase as it is looked for: forms of its words, in its order. */
export interface Phrase {
  readonly stems: readonly string[];
  /** The most other words that may stand between two of them. */
  readonly gap: number;
}

/** A phrase with two telling words may have others between them; one held together by small words may not. */
export function phraseOf(text: string): Phrase | null {
  const words = wordsOf(text).map(({ text: word }) => word);
  const telling = words.filter(isTelling);
  const used = telling.length > 1 ? telling : words;
  if (used.length === 0) return null;
  return { stems: used.map(stem), gap: telling.length > 1 ? 2 : 0 };
}

/** Where a phrase stands in a list of words from a place on, both ends inclusive; null where it does not. */
export function findPhrase(
  { stems, gap }: Phrase,
  words: readonly string[],
  from = 0,
): { readonly first: number; readonly last: number } | null {
  for (let first = from; first < words.length; first++) {
    if (stem(words[first] ?? '') !== stems[0]) continue;
    let at = first;
    const found = stems.slice(1).every((wanted) => {
      for (let next = at + 1; next <= at + 1 + gap; next++) {
        if (next < words.length && stem(words[next] ?? '') === wanted) {
          at = next;
          return true;
        }
      }
      return false;
    });
    if (found) return { first, last: at };
  }
  return null;
}

/** Every phrase of what is looked for. */
export function phrasesIn(described: readonly { readonly phrases: readonly string[] }[]): Phrase[] {
  return described
    .flatMap(({ phrases }) => phrases.map(phraseOf))
    .filter((phrase): phrase is Phrase => phrase !== null);
}
