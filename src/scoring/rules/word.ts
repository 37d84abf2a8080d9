import {
  acts,
  anybody,
  determiners,
  meant,
  missed,
  otherActors,
  possible,
  sayings,
  things,
  thought,
  turns,
} from './lexicon/attribution.ts';
import { pastTenses } from './lexicon/irregular.ts';
import { familiesOf } from './lexicon/telling.ts';
import { type OrderClass, orderClassOf } from './lexicon/word-order.ts';
import {
  abbreviations,
  actors,
  adverbs,
  clauseBreaks,
  concreteNouns,
  conditions,
  fillers,
  foreignWords,
  functionWords,
  graderWords,
  habits,
  hedges,
  imperatives,
  negators,
  ofOneself,
  passives,
  states,
  stativeVerbs,
  stopWords,
} from './lexicon/words.ts';
import { stemOf } from './spelling.ts';
import { wordTable } from './word-table.ts';

/** What is known of a written word wherever it stands: one object for each spelling that was met. */
export interface Word {
  /** From 0, in the order in which words were met; used again after the book was emptied. */
  readonly number: number;
  /** As written. */
  readonly raw: string;
  /** Lower case, without a contracted ending: "didn't" is `did`, "nurse's" is `nurse`. */
  readonly text: string;
  /** The contracted ending: `n't`, `d`, `ll` …, or nothing. */
  readonly ending: string;
  readonly stem: string;
  /** From 0, the same for all words of a stem; used again after the book was emptied. */
  readonly stemNumber: number;
  /** A number for the text, for comparing runs of words; the same in every process. */
  readonly code: number;
  /** Sum of the `trait`s it has. */
  readonly traits: number;
  readonly order: OrderClass;
  /** 0 for the most frequent stem of English to 1. */
  readonly rarity: number;
  /** A bit for each family of lexicon/telling.ts it belongs to. */
  readonly families: number;
}

/** What a word can be; several at once. */
export const trait = {
  /** Can carry a point. */
  content: 1,
  /** Written with a capital first letter. */
  capital: 2,
  /** "not", "never", "didn't". */
  negates: 4,
  /** A negation does not reach over it: "but", "because". */
  breaksClause: 8,
  functional: 16,
  foreign: 32,
  filler: 64,
  hedge: 128,
  concrete: 256,
  adverb: 512,
  /** A past tense. */
  past: 1024,
  /** Tells a state, not something done: "had", "knew". */
  stative: 2048,
  digit: 4096,
  /** A word that talk to a grader cannot do without. */
  grader: 8192,
  /** "I", "we": who acts when it is one's own act. */
  actor: 16384,
  /** "if", "would", "can": what follows is not told as done. */
  condition: 32768,
  /** "was", "had": tells how things stood. */
  state: 65536,
  /** "always", "usually", "think": told of no one time. */
  habit: 131072,
  /** A verb with which a step begins: "ask", "call". */
  imperative: 262144,
  /** "is", "were", "got": before a participle, the passive voice. */
  passive: 524288,
  /** A verb of doing something for somebody, in any form. */
  act: 1048576,
  /** "he", "she", "they", "who": somebody else acts. */
  otherActor: 2097152,
  /** "you", "people": anybody acts, in advice. */
  anybody: 4194304,
  /** "the", "my": the name of a thing or a person follows. */
  determiner: 8388608,
  /** "and", "when": somebody else may act from here on. */
  turn: 16777216,
  /** "nearly", "meant", "could": what follows may not have been done. */
  unreal: 33554432,
  /** "it", "there": what is done without saying by whom follows. */
  thing: 67108864,
  /** Ends in a contracted "would" or "will". */
  supposing: 134217728,
  /** A verb that lets somebody's words or thoughts follow, in any form. */
  says: 268435456,
  /** "I", "my", "we": speaks of oneself. */
  speaks: 536870912,
  /** "Dr", "e.g", an initial: the dot behind it ends no sentence. */
  abbreviated: 1073741824,
} as const;

/** Whether a word, or any word of a sentence, has one of the traits. */
export function isA(what: Pick<Word, 'traits'> | undefined, which: number): boolean {
  return what !== undefined && (what.traits & which) !== 0;
}

/** The same of the traits themselves. */
export function has(traits: number | undefined, which: number): boolean {
  return ((traits ?? 0) & which) !== 0;
}

/** How many of so many words have the trait; without a branch, as it is asked of every word. */
export function countOf(one: number, traits: Int32Array, words: number): number {
  const place = 31 - Math.clz32(one);
  let count = 0;
  for (let at = 0; at < words; at++) count += ((traits[at] ?? 0) >>> place) & 1;
  return count;
}

/** Everything known of a spelling. */
export function readWord(raw: string, number: number, stems: Map<string, number>): Word {
  const lower = raw.toLowerCase();
  const { text, ending } = withoutEnding(lower);
  const stem = stemOf(text);
  const stemNumber = stems.get(stem) ?? stems.size;
  stems.set(stem, stemNumber);
  return {
    number,
    raw,
    text,
    ending,
    stem,
    stemNumber,
    code: hashOf(text),
    traits: traitsOf(raw, text, ending) | traitsOfStem(stem),
    order: orderClassOf(text),
    rarity: wordTable().rarityOf(stem),
    families: familiesOf(stem),
  };
}

function traitsOfStem(stem: string): number {
  return (acts.has(stem) ? trait.act : 0) | (sayings.has(stem) ? trait.says : 0);
}

/** FNV-1a, one letter at a time, from `hashStart` on; 32 bits. */
export const hashStart = 0x811c9dc5;
export function hashWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashOf(text: string): number {
  let hash = hashStart;
  for (let at = 0; at < text.length; at++) hash = hashWith(hash, text.charCodeAt(at));
  return hash;
}

const contraction = /'(s|d|ll|ve|re|m)$/;
const irregularNot: Readonly<Record<string, string>> = {
  "can't": 'can',
  "won't": 'will',
  "shan't": 'shall',
};

function withoutEnding(lower: string): { text: string; ending: string } {
  if (lower.endsWith("n't"))
    return { text: irregularNot[lower] ?? lower.slice(0, -3), ending: "n't" };
  const [whole = '', ending = ''] = contraction.exec(lower) ?? [];
  return { text: lower.slice(0, lower.length - whole.length), ending };
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The sets that make traits of the words in them. */
const listed: readonly (readonly [number, ReadonlySet<string>])[] = [
  [trait.negates, negators],
  [trait.abbreviated, abbreviations],
  [trait.breaksClause, clauseBreaks],
  [trait.functional, functionWords],
  [trait.foreign, foreignWords],
  [trait.filler, fillers],
  [trait.hedge, hedges],
  [trait.concrete, concreteNouns],
  [trait.adverb, adverbs],
  [trait.stative, stativeVerbs],
  [trait.grader, graderWords],
  [trait.actor, actors],
  [trait.speaks, ofOneself],
  [trait.condition, conditions],
  [trait.state, states],
  [trait.habit, habits],
  [trait.imperative, imperatives],
  [trait.passive, passives],
  [trait.otherActor, otherActors],
  [trait.anybody, anybody],
  [trait.thing, things],
  [trait.determiner, determiners],
  [trait.turn, turns],
  [trait.unreal, missed],
  [trait.unreal, meant],
  [trait.unreal, thought],
  [trait.unreal, possible],
];

function traitsOf(raw: string, text: string, ending: string): number {
  const digit = isDigit(text.charCodeAt(0));
  let traits = listed.reduce((sum, [which, words]) => (words.has(text) ? sum | which : sum), 0);
  if (!stopWords.has(text) && (text.length > 1 || digit)) traits |= trait.content;
  if (raw.charCodeAt(0) >= 65 && raw.charCodeAt(0) <= 90) traits |= trait.capital;
  if (ending === "n't") traits |= trait.negates;
  if (ending === 'd' || ending === 'll') traits |= trait.supposing;
  if (isPast(text)) traits |= trait.past;
  if (digit) traits |= trait.digit;
  if (text.length === 1 && (traits & trait.capital) !== 0 && text !== 'i')
    traits |= trait.abbreviated;
  if (text.endsWith('s') && concreteNouns.has(text.slice(0, -1))) traits |= trait.concrete;
  return traits;
}

function isPast(text: string): boolean {
  return pastTenses.has(text) || (text.endsWith('ed') && text.length > 4);
}
