import type { Word } from './word.ts';
import { WordMemo } from './word-memo.ts';

export interface Slot {
  readonly fits: (word: Word) => boolean;
  /** Its kind, as a bit of one of the numbers of `Fit.kinds`; slots that fit the same words share it. */
  readonly kind: number;
  readonly index: number;
  readonly bit: number;
  /** Fits every word. */
  readonly any: boolean;
  readonly optional: boolean;
  /** The most words skipped before it. */
  readonly gap: number;
}

export interface Cue<Code> {
  readonly code: Code;
  readonly slots: readonly Slot[];
  readonly atStart: boolean;
}

/** What a word is to all cues; words that fit the same slots share it. */
export interface Fit<Code> {
  readonly number: number;
  /** As bits the kinds of slots it fits. */
  readonly kinds: readonly number[];
  /** The cues it can begin. */
  readonly begins: readonly Cue<Code>[];
  /** Those of them that go on with a word of another fit, by its number; found out when first asked for. */
  readonly before: (readonly Cue<Code>[] | undefined)[];
}

/** What words are to a list of cues. */
export class CueFits<Code> {
  private readonly cues: readonly Cue<Code>[];
  private readonly kinds: number;
  private readonly known = new Map<string, Fit<Code>>();
  private readonly memo: WordMemo<Fit<Code>>;
  /** Of a word that fits no slot. */
  readonly nothing: Fit<Code>;

  /** `fitting` says for each kind of slot which words it fits. */
  constructor(cues: readonly Cue<Code>[], fitting: readonly Slot['fits'][]) {
    this.cues = cues;
    this.kinds = fitting.length;
    this.nothing = this.fitOf([]);
    this.memo = new WordMemo((word) =>
      this.fitOf(fitting.flatMap((fits, kind) => (fits(word) ? [kind] : []))),
    );
  }

  of(word: Word): Fit<Code> {
    return this.memo.of(word);
  }

  private fitOf(own: readonly number[]): Fit<Code> {
    const key = own.join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const kinds = bitsOf(own, this.kinds);
    const begins = this.cues.filter(({ slots }) => mayBegin(slots, 0, [{ kinds }]));
    const fit: Fit<Code> = { number: this.known.size, kinds, begins, before: [] };
    this.known.set(key, fit);
    return fit;
  }
}

/** The cues that can begin with two words, whatever follows them. */
export function beginning<Code>(first: Fit<Code>, second: Fit<Code>): readonly Cue<Code>[] {
  const known = first.before[second.number];
  if (known !== undefined) return known;
  const found = first.begins.filter(({ slots }) => mayBegin(slots, 0, [first, second]));
  while (first.before.length < second.number) first.before.push(undefined);
  first.before[second.number] = found;
  return found;
}

/** Whether the slots from `from` on can begin with the words from `at` on. */
function mayBegin(
  slots: readonly Slot[],
  from: number,
  words: readonly Pick<Fit<unknown>, 'kinds'>[],
  at = 0,
): boolean {
  const [slot, word] = [slots[from], words[at]];
  if (slot === undefined || word === undefined || slot.gap > 0) return true;
  if ((slot.any || isFit(slot, word)) && mayBegin(slots, from + 1, words, at + 1)) return true;
  return slot.optional && mayBegin(slots, from + 1, words, at);
}

function bitsOf(kinds: readonly number[], size: number): number[] {
  const bits: number[] = new Array(Math.ceil(size / perNumber)).fill(0);
  for (const kind of kinds) {
    const index = Math.floor(kind / perNumber);
    bits[index] = (bits[index] ?? 0) | (1 << (kind % perNumber));
  }
  return bits;
}

/** Thirty to a number: small integers stay unboxed. */
export const perNumber = 30;

export function isFit({ index, bit }: Slot, { kinds }: Pick<Fit<unknown>, 'kinds'>): boolean {
  return ((kinds[index] ?? 0) & bit) !== 0;
}
