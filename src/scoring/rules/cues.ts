import { stemOf } from './spelling.ts';
import type { Tokens } from './tokens.ts';
import { isA, trait, type Word } from './word.ts';
import { WordMemo } from './word-memo.ts';

/**
 * A small language for wordings that show something, read by words instead of characters:
 *
 * - `word` matches every form of the word, `=word` this form only
 * - `{one,two}` any of them, `={one,two}` any of these forms
 * - `word?` and `{one,two}?` may be left out
 * - `*` any one word, `..` up to four words in between, `...` up to twelve
 * - `not` any negation, "n't" included, `wont` any but that of "cannot"; `#` a number in figures; `past` a verb in the past tense
 * - `^` at the beginning: only where a sentence begins
 */
export interface CueHit<Code> {
  readonly code: Code;
  /** Tokens, both ends inclusive. */
  readonly first: number;
  readonly last: number;
}

export interface CueFinder<Code> {
  /** All hits within the sentences that count, in the order of the answer, at most one for each cue and place. */
  find(text: Pick<Tokens, 'words'>, sentences: Tokens['sentences']): CueHit<Code>[];
}

interface Slot {
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

interface Cue<Code> {
  readonly code: Code;
  readonly slots: readonly Slot[];
  readonly atStart: boolean;
  /** The slot that the word after the first must fit, where the cue leaves no choice: nearly every cue ends there. */
  readonly second: Slot | null;
}

/** What a word is to all cues: the cues it can begin, and as bits the kinds of slots it fits. */
interface Fit<Code> {
  readonly begins: readonly Cue<Code>[] | null;
  readonly kinds: readonly number[];
}

const gaps: Readonly<Record<string, number>> = { '..': 4, '...': 12 };

export function compileCues<Code>(texts: readonly (readonly [Code, string])[]): CueFinder<Code> {
  const kinds = new Map<string, Slot['fits']>();
  const cues = texts.map(([code, text]) => cueOf(code, text, kinds));
  const fitting = [...kinds.values()];
  const fits = new WordMemo<Fit<Code>>((word) => {
    const begins = cues.filter(({ slots }) => headsOf(slots).some((slot) => slot.fits(word)));
    const own = fitting.flatMap((fits, kind) => (fits(word) ? [kind] : []));
    if (own.length === 0 && begins.length === 0) return nothing;
    const kinds = bitsOf(own, fitting.length);
    return { begins: begins.length === 0 ? null : begins, kinds };
  });
  return {
    find({ words }, sentences) {
      return findAll(
        words.map((word) => fits.of(word)),
        sentences,
      );
    },
  };
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
const perNumber = 30;

/** Of a word that fits no slot. */
const nothing = { begins: null, kinds: [] } as const;

/** The slots a cue can begin with: up to the first that may not be left out. */
function headsOf(slots: readonly Slot[]): readonly Slot[] {
  const needed = slots.findIndex(({ optional }) => !optional);
  return slots.slice(0, needed === -1 ? slots.length : needed + 1);
}

function cueOf<Code>(code: Code, text: string, kinds: Map<string, Slot['fits']>): Cue<Code> {
  const atStart = text.startsWith('^');
  const slots: Slot[] = [];
  let gap = 0;
  for (const part of text.slice(atStart ? 1 : 0).split(/\s+(?![^{]*\})/)) {
    const skipped = gaps[part];
    if (skipped === undefined) slots.push(slotOf(part, gap, kinds));
    gap = skipped ?? 0;
  }
  return { code, slots, atStart, second: secondOf(slots) };
}

function secondOf([first, second]: readonly Slot[]): Slot | null {
  if (first?.optional !== false || second === undefined) return null;
  return second.optional || second.any || second.gap > 0 ? null : second;
}

function slotOf(part: string, gap: number, kinds: Map<string, Slot['fits']>): Slot {
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const fits = kinds.get(body) ?? fitsFor(body);
  const any = body === '*';
  if (!any) kinds.set(body, fits);
  const kind = any ? 0 : [...kinds.keys()].indexOf(body);
  return {
    fits,
    kind,
    index: Math.floor(kind / perNumber),
    bit: 1 << (kind % perNumber),
    any,
    optional,
    gap,
  };
}

function fitsFor(body: string): Slot['fits'] {
  if (body === '*') return () => true;
  if (body === 'not') return (word) => isA(word, trait.negates);
  if (body === 'wont') return (word) => isA(word, trait.negates) && !unable.has(word.text);
  if (body === '#') return (word) => isA(word, trait.digit);
  if (body === 'past') return (word) => isDone(word);
  const exact = body.startsWith('=');
  const listed = body
    .replace(/^=?\{?|\}$/g, '')
    .split(',')
    .map((word) => word.trim());
  if (exact) return ({ text, ending }) => ending !== denial && listed.includes(text);
  const stems = new Set(listed.map(stemOf));
  return ({ stem, ending }) => ending !== denial && stems.has(stem);
}

/** A word that is denied is none of the words listed. */
const denial = "n't";
const unable = new Set('can could cannot'.split(' '));

/** A verb in the past tense that tells of something done. */
export function isDone(word: Word): boolean {
  return isA(word, trait.past) && !isA(word, trait.negates | trait.stative);
}

function findAll<Code>(fits: readonly Fit<Code>[], sentences: Tokens['sentences']): CueHit<Code>[] {
  const hits: CueHit<Code>[] = [];
  for (const { first, end } of sentences) {
    for (let at = first; at < end; at++) {
      const begins = fits[at]?.begins ?? null;
      if (begins !== null) takeFrom(begins, fits, { at, first, end }, hits);
    }
  }
  return hits;
}

/** Adds the hits of the cues that begin at a place of a sentence. */
function takeFrom<Code>(
  cues: readonly Cue<Code>[],
  fits: readonly Fit<Code>[],
  { at, first, end }: { readonly at: number; readonly first: number; readonly end: number },
  hits: CueHit<Code>[],
): void {
  for (let index = 0; index < cues.length; index++) {
    const cue = cues[index];
    if (cue === undefined || (cue.atStart && at !== first)) continue;
    if (cue.second !== null && !isFit(cue.second, fits[at + 1])) continue;
    const last = follow(fits, cue.slots, 0, at, end);
    if (last >= at) hits.push({ code: cue.code, first: at, last });
  }
}

function isFit({ index, bit }: Slot, fit: Fit<unknown> | undefined): boolean {
  return fit !== undefined && ((fit.kinds[index] ?? 0) & bit) !== 0;
}

const missing = -2;

/** The last token of the slots from `from` on when they begin at `at`, or `missing`. */
function follow<Code>(
  fits: readonly Fit<Code>[],
  slots: readonly Slot[],
  from: number,
  at: number,
  end: number,
): number {
  const slot = slots[from];
  if (slot === undefined) return at - 1;
  const { gap, optional, any } = slot;
  const limit = Math.min(end - 1, at + gap);
  for (let place = at; place <= limit; place++) {
    if (!any && !isFit(slot, fits[place])) continue;
    const last = follow(fits, slots, from + 1, place + 1, end);
    if (last !== missing) return last;
  }
  return optional ? follow(fits, slots, from + 1, at, end) : missing;
}
