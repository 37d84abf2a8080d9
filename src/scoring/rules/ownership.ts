import type { Answer } from './answer.ts';
import { type ActFamily, actFamilies, familyNumber } from './lexicon/telling.ts';
import type { Telling } from './telling.ts';
import type { Sentence } from './tokens.ts';
import { has, isA, trait } from './trait.ts';
import type { FamilyScore } from './weights.ts';
import type { Word } from './word.ts';

export interface Ownership {
  /** 0–100. */
  readonly score: number;
  readonly own: number;
  readonly shared: number;
  /** The kinds of acts that are told. */
  readonly told: readonly ActFamily[];
}

/** The share that remains where everything is told of "we". */
const sharedOnly = 0.6;

/** The acts told (asked, looked, wrote, agreed …), and who did them: "I" against "we"; `doing` is the share kept for acts of one's own (doing.ts). A list of steps in the imperative is one's own as well. */
export function readOwnership(
  { counted, words, traits }: Answer,
  telling: Telling,
  doing: number,
  scoreOf: FamilyScore,
): Ownership {
  let own = 0;
  let shared = 0;
  for (const sentence of counted) {
    const kind = actorOf(sentence, words, traits);
    if (kind === 'own') own += 1;
    if (kind === 'shared') shared += 1;
  }
  const share = own + shared === 0 ? 0 : own / (own + shared);
  const acts = scoreOf(telling.densities);
  const score = Math.round(acts * doing * (sharedOnly + (1 - sharedOnly) * share));
  return {
    score,
    own,
    shared,
    told: actFamilies.filter((act) => (telling.counts[familyNumber(act)] ?? 0) > 0),
  };
}

function actorOf(
  sentence: Sentence,
  words: readonly Word[],
  traits: Int32Array,
): 'own' | 'shared' | null {
  const { first, end } = sentence;
  let shared = false;
  for (let at = first; isA(sentence, trait.speaks) && at < end; at++) {
    if (!has(traits[at], trait.speaks)) continue;
    if (ownWords.has(words[at]?.text ?? '')) return 'own';
    shared = true;
  }
  if (shared) return 'shared';
  return end - first <= longestStep && isImperative(words[first]) ? 'own' : null;
}

const ownWords = new Set('i my me'.split(' '));
const longestStep = 20;
function isImperative(word: Word | undefined): boolean {
  return isA(word, trait.imperative | trait.digit);
}
