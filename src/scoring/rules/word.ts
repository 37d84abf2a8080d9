import { pastTenses } from './lexicon/irregular.ts';
import { type OrderClass, orderClassOf } from './lexicon/word-order.ts';
import {
  adverbs,
  clauseBreaks,
  concreteNouns,
  fillers,
  foreignWords,
  functionWords,
  graderWords,
  hedges,
  negators,
  stativeVerbs,
  stopWords,
} from './lexicon/words.ts';
import { stemOf } from './spelling.ts';

/** What is known of a written word wherever it stands: one object for each spelling that was met. */
export interface Word {
  /** Unique among all words of the process, and never used again. */
  readonly number: number;
  /** As written. */
  readonly raw: string;
  /** Lower case, without a contracted ending: "didn't" is `did`, "nurse's" is `nurse`. */
  readonly text: string;
  /** The contracted ending: `n't`, `d`, `ll` …, or nothing. */
  readonly ending: string;
  readonly stem: string;
  /** A number for the text, for comparing runs of words; the same in every process. */
  readonly code: number;
  /** Sum of the `trait`s it has. */
  readonly traits: number;
  readonly order: OrderClass;
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
} as const;

export function isA(word: Word | undefined, which: number): boolean {
  return word !== undefined && (word.traits & which) !== 0;
}

const mostRemembered = 60_000;
const slotsTaken = 1 << 17;

/**
 * Words by their letters. A hash table of our own, because it is asked for every word of every
 * answer and finds a word by its place in the text, without cutting it out first.
 */
class WordBook {
  private readonly slots = new Int32Array(slotsTaken);
  private hashes: number[] = [];
  private words: Word[] = [];
  private nextNumber = 0;

  /** The word that stands at `start`–`end`; `hash` is `hashOf` its letters. */
  at(text: string, start: number, end: number, hash: number): Word {
    let slot = hash & (slotsTaken - 1);
    for (;;) {
      const index = (this.slots[slot] ?? 0) - 1;
      if (index < 0) return this.add(text.slice(start, end), hash, slot);
      const word = this.words[index];
      if (word !== undefined && this.hashes[index] === hash && stands(word.raw, text, start, end))
        return word;
      slot = (slot + 1) & (slotsTaken - 1);
    }
  }

  private add(raw: string, hash: number, slot: number): Word {
    if (this.words.length >= mostRemembered) {
      this.slots.fill(0);
      this.words = [];
      this.hashes = [];
      return this.add(raw, hash, hash & (slotsTaken - 1));
    }
    const word = readWord(raw, this.nextNumber);
    this.nextNumber += 1;
    this.hashes.push(hash);
    this.slots[slot] = this.words.push(word);
    return word;
  }
}

export const wordBook = new WordBook();

/** FNV-1a, one letter at a time, from `hashStart` on; 32 bits. */
export const hashStart = 0x811c9dc5;
export function hashWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function stands(raw: string, text: string, start: number, end: number): boolean {
  if (raw.length !== end - start) return false;
  for (let at = 0; at < raw.length; at++) {
    if (raw.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}

function readWord(raw: string, number: number): Word {
  const lower = raw.toLowerCase();
  const { text, ending } = withoutEnding(lower);
  return {
    number,
    raw,
    text,
    ending,
    stem: stemOf(text),
    code: hashOf(text),
    traits: traitsOf(raw, text, ending),
    order: orderClassOf(text),
  };
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

function traitsOf(raw: string, text: string, ending: string): number {
  const first = raw.charCodeAt(0);
  const digit = isDigit(text.charCodeAt(0));
  const concrete =
    concreteNouns.has(text) || (text.endsWith('s') && concreteNouns.has(text.slice(0, -1)));
  return (
    (!stopWords.has(text) && (text.length > 1 || digit) ? trait.content : 0) |
    (first >= 65 && first <= 90 ? trait.capital : 0) |
    (ending === "n't" || negators.has(text) ? trait.negates : 0) |
    (clauseBreaks.has(text) ? trait.breaksClause : 0) |
    (functionWords.has(text) ? trait.functional : 0) |
    (foreignWords.has(text) ? trait.foreign : 0) |
    (fillers.has(text) ? trait.filler : 0) |
    (hedges.has(text) ? trait.hedge : 0) |
    (concrete ? trait.concrete : 0) |
    (adverbs.has(text) ? trait.adverb : 0) |
    (isPast(text) ? trait.past : 0) |
    (stativeVerbs.has(text) ? trait.stative : 0) |
    (digit ? trait.digit : 0) |
    (graderWords.has(text) ? trait.grader : 0)
  );
}

function isPast(text: string): boolean {
  return pastTenses.has(text) || (text.endsWith('ed') && text.length > 4);
}
