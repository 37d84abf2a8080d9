import { stemmer } from 'stemmer';
import { functionWords } from './rules/lexicon/words.ts';

/** What forms of one word have in common. */
export function rootOf(word: string): string {
  return stemmer(word.toLowerCase());
}

/** Words that state no fact: they join others, or say how a story goes on. */
export function isPlainWord(word: string): boolean {
  return functionWords.has(word) || connecting.has(word);
}

const connecting = new Set(
  'first then next later finally afterwards meanwhile also because therefore however instead still again once before after while during until when where which who what how thing things situation task action result made make took take got get went go told tell said say asked ask did do done put let came come started start decided decide wanted want needed need knew know'.split(
    ' ',
  ),
);
