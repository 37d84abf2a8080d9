import type { Cue, Slot } from './cue.ts';
import type { CueKinds } from './cue-kinds.ts';
import { Openings } from './cue-openings.ts';
import { withRoom } from './room.ts';
import { WordNumbers } from './word-numbers.ts';

/**
 * What words are to a list of cues, as numbers: words that fit the same slots share one. In a table,
 * because it is asked for every word of every answer.
 */
export class CueFits<Code> {
  /** By the slots that they fit. */
  private readonly known = new Map<string, number>();
  private readonly fits: WordNumbers;
  private readonly width: number;
  /** The kinds of slots that each fits, as bits of `width` numbers. */
  private kinds: Int32Array;
  private readonly openings: Openings<Code>;

  constructor(cues: readonly Cue<Code>[], kinds: CueKinds) {
    this.width = Math.ceil(kinds.size / perNumber);
    this.kinds = new Int32Array(fewestFits * this.width);
    this.openings = new Openings(cues);
    this.fitOf([]);
    this.fits = new WordNumbers((word) => this.fitOf(kinds.of(word)));
  }

  of(word: number): number {
    return this.fits.of(word);
  }

  isFit({ index, bit }: Slot, fit: number): boolean {
    return ((this.kinds[fit * this.width + index] ?? 0) & bit) !== 0;
  }

  /** The cues that can begin with two words, whatever follows them. */
  beginning(first: number, second: number): readonly Cue<Code>[] {
    return this.openings.of(first, second);
  }

  private fitOf(own: readonly number[]): number {
    const key = own.join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const fit = this.known.size;
    this.known.set(key, fit);
    this.openings.add(new Set(own));
    this.note(fit, own);
    return fit;
  }

  private note(fit: number, own: readonly number[]): void {
    this.kinds = withRoom(this.kinds, (fit + 1) * this.width);
    for (const kind of own) {
      const at = fit * this.width + indexOf(kind);
      this.kinds[at] = (this.kinds[at] ?? 0) | bitOf(kind);
    }
  }
}

const fewestFits = 256;

/** Of a word that fits no slot. */
export const noFit = 0;

/** Thirty to a number: small integers stay unboxed. */
const perNumber = 30;

/** Where in the numbers of a fit a kind stands. */
export function indexOf(kind: number): number {
  return Math.floor(kind / perNumber);
}

export function bitOf(kind: number): number {
  return 1 << (kind % perNumber);
}
