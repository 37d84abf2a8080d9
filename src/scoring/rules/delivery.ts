import type { Delivery } from '../../domain/assessment.ts';
import type { Answer } from './answer.ts';
import { isPassive } from './ownership.ts';
import { isA, trait, type Word } from './word.ts';

/** Speech in an interview runs at about this many words a minute. */
const wordsPerMinute = 150;

/** How the answer would sound. */
export function readDelivery({ words, sentences }: Answer): Delivery {
  const passive = sentences.filter((sentence) => isPassive(sentence, words)).length;
  const share = sentences.length === 0 ? 0 : passive / sentences.length;
  return {
    words: words.length,
    sentences: sentences.length,
    spokenSeconds: Math.round((words.length / wordsPerMinute) * 60),
    fillers: countOf(trait.filler, words),
    hedges: countOf(trait.hedge, words),
    passiveShare: Math.round(share * 100) / 100,
    longestSentence: sentences.reduce((most, { first, end }) => Math.max(most, end - first), 0),
  };
}

function countOf(which: number, words: readonly Word[]): number {
  let count = 0;
  for (const word of words) if (isA(word, which)) count += 1;
  return count;
}
