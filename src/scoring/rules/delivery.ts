import type { Delivery } from '../../domain/assessment.ts';
import type { Answer } from './answer.ts';
import type { Sentence } from './tokens.ts';
import { countOf, has, isA, trait } from './trait.ts';
import type { Word } from './word.ts';

/** Speech in an interview runs at about this many words a minute. */
const wordsPerMinute = 150;

/** How the answer would sound. */
export function readDelivery({ words, traits, sentences }: Answer): Delivery {
  const passive = sentences.filter((sentence) => isPassive(sentence, words, traits)).length;
  const share = sentences.length === 0 ? 0 : passive / sentences.length;
  return {
    words: words.length,
    sentences: sentences.length,
    spokenSeconds: Math.round((words.length / wordsPerMinute) * 60),
    fillers: countOf(trait.filler, traits, words.length),
    hedges: countOf(trait.hedge, traits, words.length),
    passiveShare: Math.round(share * 100) / 100,
    longestSentence: sentences.reduce((most, { first, end }) => Math.max(most, end - first), 0),
  };
}

/** A form of "to be" and a participle, with nobody named who did it. */
function isPassive(sentence: Sentence, words: readonly Word[], traits: Int32Array): boolean {
  const { first, end } = sentence;
  if (!isA(sentence, trait.passive)) return false;
  for (let at = first; at < end - 1; at++) {
    if (!has(traits[at], trait.passive)) continue;
    const next = words[at + 1]?.text ?? '';
    if (next.endsWith('ed') && next.length > 4 && !feelings.has(next)) return true;
  }
  return false;
}

const feelings = new Set(
  'worried scared frightened concerned tired exhausted relieved pleased satisfied interested excited surprised annoyed frustrated confused disappointed embarrassed married involved supposed'.split(
    ' ',
  ),
);
