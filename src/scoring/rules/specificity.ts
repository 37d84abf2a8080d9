import type { Answer } from './answer.ts';
import { concreteNouns, numberWords, units, vagueWords } from './lexicon/words.ts';
import type { Token } from './tokens.ts';

export interface Specificity {
  /** 0–100. */
  readonly score: number;
  /** Different things, people, times, names and numbers. */
  readonly concrete: number;
  readonly vague: number;
  readonly examples: readonly { readonly first: number; readonly last: number }[];
}

/** Different concrete words from which on more add nothing. */
const enough = 14;
const vaguePenalty = 4;

/** Counts what one can point at, each once, against words that stand for what was not said. */
export function readSpecificity({ counted, tokens }: Answer): Specificity {
  const concrete = new Map<string, number>();
  let vague = 0;
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (vagueWords.has(token.word)) vague += 1;
      else if (isConcrete(token, at === first))
        concrete.set(token.stem, concrete.get(token.stem) ?? at);
    }
  }
  const share = Math.min(1, concrete.size / enough);
  const score = Math.max(0, Math.round(100 * share ** 0.7) - vaguePenalty * vague);
  const examples = [...concrete.values()].slice(0, 3).map((at) => ({ first: at, last: at }));
  return { score, concrete: concrete.size, vague, examples };
}

function isConcrete({ word, capital }: Token, opensSentence: boolean): boolean {
  return namesSomething(word) || (capital && !opensSentence && word.length > 1);
}

const known = new Map<string, boolean>();
const mostRemembered = 50_000;

function namesSomething(word: string): boolean {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const found =
    /^\d/.test(word) ||
    numberWords.has(word) ||
    units.has(word) ||
    concreteNouns.has(word) ||
    (word.endsWith('s') && concreteNouns.has(word.slice(0, -1)));
  if (known.size >= mostRemembered) known.clear();
  known.set(word, found);
  return found;
}
