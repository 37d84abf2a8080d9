import type { Word } from './word.ts';
import { WordNumbers } from './word-numbers.ts';

export interface Slot {
  readonly fits: (word: Word) => boolean;
  /** Its kind, as a bit of one of the numbers that say what a fit is; slots that fit the same words share it. */
  readonly index: number;
  readonly bit: number;
  /** Fits every word. */
  readonly any: boolean;
  readonly optional: boolean;
  /** The fewest and the most words skipped before it, and whether more are skipped where both will do. */
  readonly least: number;
  readonly most: number;
  readonly far: boolean;
}

export interface Cue<Code> {
  readonly code: Code;
  readonly slots: readonly Slot[];
  readonly atStart: boolean;
}

const fewestFits = 256;
const mostLists = 0xffff;

/**
 * What words are to a list of cues, as numbers: words that fit the same slots share one. In tables,
 * because they are asked for every word of every answer.
 */
export class CueFits<Code> {
  private readonly cues: readonly Cue<Code>[];
  /** By the slots that they fit. */
  private readonly known = new Map<string, number>();
  private readonly fits: WordNumbers;
  private readonly width: number;
  /** The kinds of slots that each fits, as bits of `width` numbers. */
  private kinds: Int32Array;
  /** The room for fits. */
  private room = fewestFits;
  /** For each two fits in a row the place of the cues that can begin so, from 1; 0 until it is asked for. */
  private pairs = new Uint16Array(fewestFits ** 2);
  private readonly lists: (readonly Cue<Code>[])[] = [];
  private readonly places = new Map<string, number>();

  /** `fitting` says for each kind of slot which words it fits. */
  constructor(cues: readonly Cue<Code>[], fitting: readonly Slot['fits'][]) {
    this.cues = cues;
    this.width = Math.ceil(fitting.length / perNumber);
    this.kinds = new Int32Array(fewestFits * this.width);
    this.fitOf([]);
    this.fits = new WordNumbers((word) =>
      this.fitOf(fitting.flatMap((fits, kind) => (fits(word) ? [kind] : []))),
    );
  }

  of(word: number): number {
    return this.fits.of(word);
  }

  isFit({ index, bit }: Slot, fit: number): boolean {
    return ((this.kinds[fit * this.width + index] ?? 0) & bit) !== 0;
  }

  /** The cues that can begin with two words, whatever follows them. */
  beginning(first: number, second: number): readonly Cue<Code>[] {
    const place = this.pairs[first * this.room + second] ?? 0;
    return place === 0 ? this.ask(first, second) : (this.lists[place - 1] ?? []);
  }

  private ask(first: number, second: number): readonly Cue<Code>[] {
    const list = this.cues.filter(({ slots }) => this.mayBegin(slots, 0, [first, second]));
    const key = list.map((cue) => this.cues.indexOf(cue)).join(' ');
    const place = this.places.get(key) ?? this.lists.push(list);
    this.places.set(key, place);
    if (place <= mostLists) this.pairs[first * this.room + second] = place;
    return list;
  }

  /** Whether the slots from `from` on can begin with the words from `at` on. */
  private mayBegin(
    slots: readonly Slot[],
    from: number,
    words: readonly number[],
    at = 0,
  ): boolean {
    const [slot, word] = [slots[from], words[at]];
    if (slot === undefined || word === undefined || slot.most > 0) return true;
    const fits = slot.any || this.isFit(slot, word);
    if (fits && this.mayBegin(slots, from + 1, words, at + 1)) return true;
    return slot.optional && this.mayBegin(slots, from + 1, words, at);
  }

  private fitOf(own: readonly number[]): number {
    const key = own.join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const fit = this.known.size;
    if (fit === this.room) this.widen();
    for (const kind of own) {
      const at = fit * this.width + Math.floor(kind / perNumber);
      this.kinds[at] = (this.kinds[at] ?? 0) | (1 << (kind % perNumber));
    }
    this.known.set(key, fit);
    return fit;
  }

  private widen(): void {
    const kinds = new Int32Array(2 * this.kinds.length);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const pairs = new Uint16Array(4 * this.pairs.length);
    for (let fit = 0; fit < this.room; fit++) {
      const row = this.pairs.subarray(fit * this.room, (fit + 1) * this.room);
      pairs.set(row, 2 * fit * this.room);
    }
    this.pairs = pairs;
    this.room *= 2;
  }
}

/** Of a word that fits no slot. */
export const noFit = 0;

/** Thirty to a number: small integers stay unboxed. */
export const perNumber = 30;
