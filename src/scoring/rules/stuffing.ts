import type { Cap } from '../scorer.ts';
import type { Answer } from './answer.ts';
import type { Hit } from './matcher.ts';
import { has, trait } from './trait.ts';

/**
 * An answer made of the rubric's phrases. Of 1,024 natural answers none has more than 0.54 of its
 * telling words in phrases, and none says more than 0.53 of all phrases; those who say four and have
 * 0.4 in phrases say more than three words to a clause, which lists do not.
 */
const most = { share: 0.62, listed: { share: 0.4, clause: 3 }, phrases: 0.6 } as const;
const fewestPhrases = 4;
const cap = 25;

/** The cap for an answer of which most is phrases, or that says most of the phrases there are, one after the other. */
export function stuffingCaps(hits: readonly Hit[], phrases: number, answer: Answer): Cap[] {
  const said = new Set(hits.map(({ phrase }) => phrase)).size;
  if (said < fewestPhrases) return [];
  const share = shareWithin(hits, answer);
  const { listed } = most;
  const listing =
    answer.words.length / answer.clauses <= listed.clause || said / phrases >= most.phrases;
  return share >= most.share || (share >= listed.share && listing)
    ? [{ flag: 'keyword-list', at: cap }]
    : [];
}

/** The share of the telling words that stand within a phrase; the hits are in the order of the answer. */
function shareWithin(hits: readonly Hit[], { words, traits }: Answer): number {
  let [all, inside, next, until] = [0, 0, 0, 0];
  for (let at = 0; at < words.length; at++) {
    for (; hits[next]?.first === at; next++) until = Math.max(until, (hits[next]?.last ?? 0) + 1);
    if (!has(traits[at], trait.content)) continue;
    all += 1;
    if (at < until) inside += 1;
  }
  return inside / Math.max(1, all);
}
