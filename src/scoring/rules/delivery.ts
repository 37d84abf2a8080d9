import type { Delivery } from '../../domain/assessment.ts';
import { type Answer, textsOf } from './answer.ts';

/** Speech in an interview runs at about this many words a minute. */
const wordsPerMinute = 150;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const fillers = set(
  'um uh er erm hmm basically literally actually honestly obviously whatever yeah like',
);
const hedges = set(
  'maybe perhaps probably possibly guess somewhat somehow sometimes might hopefully apparently',
);
const fillerPhrases = /\b(?:you know|kind of|sort of|i mean)\b/g;
const passives = set('is are was were been being be got');
const feelings = set(
  'worried scared frightened concerned tired exhausted relieved pleased satisfied interested excited surprised annoyed frustrated confused disappointed embarrassed married involved supposed',
);

/** How the answer would sound. */
export function readDelivery({ said }: Pick<Answer, 'said'>): Delivery {
  const sentences = said.map(textsOf);
  const words = sentences.flat();
  const phrases = words.join(' ').match(fillerPhrases)?.length ?? 0;
  const passive = sentences.filter(isPassive).length / Math.max(1, sentences.length);
  return {
    words: words.length,
    sentences: sentences.length,
    spokenSeconds: Math.round((words.length / wordsPerMinute) * 60),
    fillers: phrases + words.filter((word) => fillers.has(word)).length,
    hedges: words.filter((word) => hedges.has(word)).length,
    passiveShare: Math.round(passive * 100) / 100,
    longestSentence: Math.max(0, ...sentences.map(({ length }) => length)),
  };
}

/** A form of "to be" and a participle, with nobody named who did it. */
function isPassive(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1] ?? '';
    return passives.has(word) && /..ed$/.test(next) && !feelings.has(next);
  });
}
