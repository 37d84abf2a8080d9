import { familiesOf } from './lexicon/telling.ts';
import { type OrderClass, orderClassOf } from './lexicon/word-order.ts';
import { stemOf } from './spelling.ts';
import { traitsOf } from './traits-of.ts';
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
    code: codeOf(text),
    traits: traitsOf(raw, text, ending, stem),
    order: orderClassOf(text),
    rarity: wordTable().rarityOf(stem),
    families: familiesOf(stem),
  };
}

/** FNV-1a, one letter at a time, from `hashStart` on; 32 bits. */
const hashStart = 0x811c9dc5;
export function hashWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The code of a text. */
export function codeOf(text: string): number {
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
