import type { Cap } from '../scorer.ts';
import type { Answer } from './answer.ts';
import type { Hit } from './matcher.ts';
import { isA, trait } from './word.ts';

/**
 * An answer made of the rubric's phrases. Of 936 natural answers none has more than 0.44 of its
 * telling words in phrases, and none says more than 0.26 of all phrases; example answers, written by
 * the author of the phrases, reach 0.42 in both. A few short sentences may well be phrases for the
 * most part, so that only goes against an answer that says many of them too.
 */
const most = { share: 0.65, many: 0.28, phrases: 0.6 } as const;
const fewestPhrases = 6;
const cap = 25;

/** The cap for an answer of which most is phrases, or that says most of the phrases there are. */
export function stuffingCaps(hits: readonly Hit[], phrases: number, answer: Answer): Cap[] {
  const said = new Set(hits.map(({ phrase }) => phrase)).size;
  if (said < fewestPhrases) return [];
  const part = said / phrases;
  const stuffed =
    part >= most.phrases || (part >= most.many && shareWithin(hits, answer) >= most.share);
  return stuffed ? [{ flag: 'keyword-list', at: cap }] : [];
}

/** The share of the telling words that stand within a phrase. */
function shareWithin(hits: readonly Hit[], { words }: Answer): number {
  const within = words.map(() => false);
  for (const { first, last } of hits) within.fill(true, first, last + 1);
  let [all, inside] = [0, 0];
  words.forEach((word, at) => {
    if (!isA(word, trait.content)) return;
    all += 1;
    if (within[at] === true) inside += 1;
  });
  return inside / Math.max(1, all);
}
