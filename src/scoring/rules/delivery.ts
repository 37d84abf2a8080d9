import type { Delivery } from '../../domain/assessment.ts';
import type { Answer } from './answer.ts';
import { fillers, hedges } from './lexicon/words.ts';
import { isPassive } from './ownership.ts';

/** Speech in an interview runs at about this many words a minute. */
const wordsPerMinute = 150;

/** How the answer would sound. */
export function readDelivery({ tokens, sentences }: Answer): Delivery {
  const passive = sentences.filter((sentence) => isPassive(sentence, tokens)).length;
  const share = sentences.length === 0 ? 0 : passive / sentences.length;
  return {
    words: tokens.length,
    sentences: sentences.length,
    spokenSeconds: Math.round((tokens.length / wordsPerMinute) * 60),
    fillers: tokens.filter(({ word }) => fillers.has(word)).length,
    hedges: tokens.filter(({ word }) => hedges.has(word)).length,
    passiveShare: Math.round(share * 100) / 100,
    longestSentence: sentences.reduce((most, { first, end }) => Math.max(most, end - first), 0),
  };
}
