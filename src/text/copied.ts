import { stem } from './stem.ts';
import { wordsOf } from './words.ts';

/** A text that others may be copied from. */
export interface Source {
  /** Share of the words that stand in runs taken from it, 0–1. */
  readonly shareTaken: (words: readonly string[]) => number;
  /** Where they stand. */
  readonly placesTaken: (words: readonly string[]) => ReadonlySet<number>;
  /** Share of the words that it has too, in whatever order, each as often as it has it, 0–1. */
  readonly shareShared: (words: readonly string[]) => number;
  /** How many words it has. */
  readonly length: number;
}

/** Compiles a text; `run` neighbouring words alike are no accident. */
export function sourceOf(text: string, run: number): Source {
  const own = wordsOf(text).map(({ text: word }) => stem(word));
  const size = Math.min(run, own.length);
  const runs = new Set(own.slice(0, own.length - size + 1).map((_, at) => runAt(own, at, size)));
  const placesTaken = (words: readonly string[]) => {
    const taken = new Set<number>();
    const stems = size === 0 ? [] : words.map(stem);
    for (let at = 0; at + size <= stems.length; at++) {
      if (!runs.has(runAt(stems, at, size))) continue;
      for (let place = at; place < at + size; place++) taken.add(place);
    }
    return taken;
  };
  return {
    length: own.length,
    placesTaken,
    shareTaken: (words) => placesTaken(words).size / Math.max(1, words.length),
    shareShared: (words) => {
      const left = new Map<string, number>();
      for (const word of own) left.set(word, (left.get(word) ?? 0) + 1);
      const shared = words.map(stem).filter((word) => {
        const count = left.get(word) ?? 0;
        left.set(word, count - 1);
        return count > 0;
      });
      return shared.length / Math.max(1, words.length);
    },
  };
}

function runAt(words: readonly string[], at: number, size: number): string {
  return words.slice(at, at + size).join(' ');
}
