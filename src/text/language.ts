import { francAll } from 'franc-min';
import { stopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

const latin = /[A-Za-z\u00c0-\u024f]/g;
const otherScript = /(?=\p{L})[\u0370-\u1cff\u2e80-\udfff]/gu;
const longestSample = 2_000;

/** Fewer words may be names. */
const fewestWords = 5;
/** Share of English function words that no other language reaches. */
const surelyEnglish = 0.25;
/**
 * How like English the trigrams of a text are beside those of the likeliest language. Over 17 other
 * languages at most .68, lists of English keywords from .86 on (franc-min 6.2.0).
 */
const leastEnglish = 0.78;

/** Whether a text is in another language than English; of English by people who learn it, it is not. */
export function isOtherLanguage(text: string): boolean {
  const sample = text.slice(0, longestSample);
  const foreignLetters = sample.match(otherScript)?.length ?? 0;
  if (foreignLetters >= 4 && foreignLetters > (sample.match(latin)?.length ?? 0)) return true;
  const words = wordsOf(sample);
  if (words.length < fewestWords) return false;
  const english = words.filter((word) => stopWords.has(word.text)).length;
  if (english / words.length > surelyEnglish) return false;
  const scores = francAll(sample);
  const [best] = scores;
  if (best === undefined || best[0] === 'und') return false;
  return (scores.find(([code]) => code === 'eng')?.[1] ?? 0) < leastEnglish;
}
