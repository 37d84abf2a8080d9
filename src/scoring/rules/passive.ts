import { auxiliaries, participles } from './lexicon/attribution.ts';
import type { Tokens } from './tokens.ts';
import { has, isA, trait } from './trait.ts';
import type { Word } from './word.ts';

/** The "was" of "was told", the "got" of "got quickly fetched", the "it's" of "it's read"; undefined where what stands at `at` is no participle. */
export function passiveBefore(
  { words, traits }: Pick<Tokens, 'words' | 'traits'>,
  at: number,
): Word | undefined {
  const before = has(traits[at - 1], trait.adverb) ? words[at - 2] : words[at - 1];
  if (before === undefined || !isAuxiliary(before)) return undefined;
  const isParticiple = has(traits[at], trait.past) || participles.has(words[at]?.text ?? '');
  return isParticiple ? before : undefined;
}

function isAuxiliary(word: Word): boolean {
  const { text, ending } = word;
  if (isA(word, trait.passive) || auxiliaries.has(text)) return true;
  if (ending === 're' || ending === 'm') return true;
  return ending === 's' && isA(word, trait.thing | trait.turn);
}
