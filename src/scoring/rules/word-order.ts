import type { Token } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const determiners = set('a an the my our their your its every');
const prepositions = set('of to for with from at into by on in about');
const subjects = set('i he she we they');
const auxiliaries = set(
  'was were is are am had has have did do does will would could can should must',
);
const conjunctions = set('and or but because so if');
/** Prepositions that can end a clause or stand before a verb: "came in", "to do", "stand by". */
const freePrepositions = set('in on about by to');

type Class =
  | 'determiner'
  | 'preposition'
  | 'subject'
  | 'auxiliary'
  | 'conjunction'
  | 'other'
  | 'end';

/** What cannot follow a word of a class in an English sentence. */
const impossible: Partial<Readonly<Record<Class, ReadonlySet<Class>>>> = {
  determiner: new Set(['determiner', 'preposition', 'subject', 'auxiliary', 'conjunction', 'end']),
  preposition: new Set(['subject', 'auxiliary', 'conjunction']),
  subject: new Set(['subject', 'determiner', 'preposition', 'conjunction', 'end']),
  conjunction: new Set(['end']),
  auxiliary: new Set(['auxiliary']),
};

/**
 * Share of words from which on the order cannot be that of English. Natural answers stay under 0.018
 * in 99.9 of 100 cases; the same answers with their words shuffled are at 0.072 in the middle
 * (288 development answers).
 */
const mostImpossible = { long: 0.02, short: 0.028 } as const;
const longFrom = 80;
const fewestWords = 20;

/** Whether the words stand in an order that no sentence has. */
export function isShuffled(words: readonly Token[]): boolean {
  if (words.length < fewestWords) return false;
  const kinds = words.map(({ word }) => classOf(word));
  let broken = 0;
  for (let at = 0; at < words.length; at++) {
    if (cannotFollow(words, kinds, at)) broken += 1;
  }
  return (
    broken / words.length > (words.length >= longFrom ? mostImpossible.long : mostImpossible.short)
  );
}

function cannotFollow(words: readonly Token[], kinds: readonly Class[], at: number): boolean {
  const own = kinds[at] ?? 'other';
  const word = words[at];
  if (own === 'other' || word === undefined) return false;
  const next = words[at + 1];
  const following = next?.sentence === word.sentence ? (kinds[at + 1] ?? 'end') : 'end';
  if (own === 'preposition' && freePrepositions.has(word.word)) return false;
  if (own === 'auxiliary')
    return following === 'auxiliary' && !isVerbChain(word.word, next?.word ?? '');
  if (own === 'conjunction' && next?.word === word.word) return true;
  return impossible[own]?.has(following) === true;
}

/** "will have", "have done", "do do": auxiliaries that may stand together. */
function isVerbChain(first: string, second: string): boolean {
  return (
    first === 'do' || first === 'have' || first === 'will' || ['have', 'did', 'do'].includes(second)
  );
}

const classes: ReadonlyMap<string, Class> = new Map<string, Class>([
  ...[...conjunctions].map((word) => [word, 'conjunction'] as const),
  ...[...auxiliaries].map((word) => [word, 'auxiliary'] as const),
  ...[...subjects].map((word) => [word, 'subject'] as const),
  ...[...prepositions].map((word) => [word, 'preposition'] as const),
  ...[...determiners].map((word) => [word, 'determiner'] as const),
]);

function classOf(word: string): Class {
  return classes.get(word) ?? 'other';
}
