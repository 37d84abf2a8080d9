import { stem as stemOf } from '../text/stem.ts';
import { stopWords } from '../text/stop-words.ts';

/** What forms and spellings of one word have in common. A figure is no form of its number word: four hours are not 4 o'clock. */
export function rootOf(word: string): string {
  const lower = word.toLowerCase();
  const stem = stemOf(lower);
  return /^\d+$/.test(stem) ? lower : stem;
}

/** Words that state no fact: they join others, or say how a story goes on. */
export function isPlainWord(word: string): boolean {
  return stopWords.has(word) || connecting.has(word);
}

const connecting = new Set(
  'first then next later finally afterwards meanwhile also because therefore however instead still again once before after while during until when where which who what how thing things situation task action result made make took take got get went go told tell said say asked ask did do done put let came come started start decided decide wanted want needed need knew know'.split(
    ' ',
  ),
);
