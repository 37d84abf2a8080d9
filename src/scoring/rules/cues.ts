import { stemOf } from './spelling.ts';
import type { Tokens } from './tokens.ts';
import { isA, trait, type Word } from './word.ts';

/**
 * A small language for wordings that show something, read by words instead of characters:
 *
 * - `word` matches every form of the word, `=word` this form only
 * - `{one,two}` any of them, `={one,two}` any of these forms
 * - `word?` and `{one,two}?` may be left out
 * - `*` any one word, `..` up to four words in between, `...` up to twelve
 * - `not` any negation, "n't" included; `#` a number in figures; `past` a verb in the past tense
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
  readonly index: number;
  readonly bit: number;
  readonly optional: boolean;
  /** The most words skipped before it. */
  readonly gap: number;
}

interface Cue<Code> {
  readonly code: Code;
  readonly slots: readonly Slot[];
  readonly atStart: boolean;
  /** The slots that may not be left out, the last first: a sentence without words for them is passed over. */
  readonly needs: readonly Slot[];
}

/** What a word is to all cues: the cues it can begin, and as bits the kinds of slots it fits. */
interface Fit<Code> {
  readonly begins: readonly Cue<Code>[] | null;
  readonly kinds: readonly number[];
}

const gaps: Readonly<Record<string, number>> = { '..': 4, '...': 12 };
const mostRemembered = 60_000;

export function compileCues<Code>(texts: readonly (readonly [Code, string])[]): CueFinder<Code> {
  const kinds = new Map<string, Slot['fits']>();
  const cues = texts.map(([code, text]) => cueOf(code, text, kinds));
  const fitting = [...kinds.values()];
  const remembered = new Map<number, Fit<Code>>();
  const fitOf = (word: Word): Fit<Code> => {
    const known = remembered.get(word.number);
    if (known !== undefined) return known;
    const begins = cues.filter(({ slots }) => headsOf(slots).some(({ fits }) => fits(word)));
    const fit = { begins: begins.length === 0 ? null : begins, kinds: bitsOf(word, fitting) };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word.number, fit);
    return fit;
  };
  return { find: ({ words }, sentences) => findAll(words.map(fitOf), sentences) };
}

function bitsOf(word: Word, kinds: readonly Slot['fits'][]): number[] {
  const bits = noBits(kinds.length);
  kinds.forEach((fits, kind) => {
    const index = Math.floor(kind / perNumber);
    if (fits(word)) bits[index] = (bits[index] ?? 0) | (1 << (kind % perNumber));
  });
  return bits;
}

/** Thirty to a number: small integers stay unboxed. */
const perNumber = 30;

function noBits(kinds: number): number[] {
  return new Array(Math.ceil(kinds / perNumber)).fill(0);
}

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
  return { code, slots, atStart, needs: slots.filter(({ optional }) => !optional).reverse() };
}

function slotOf(part: string, gap: number, kinds: Map<string, Slot['fits']>): Slot {
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const fits = kinds.get(body) ?? fitsFor(body);
  kinds.set(body, fits);
  const kind = [...kinds.keys()].indexOf(body);
  return { fits, index: Math.floor(kind / perNumber), bit: 1 << (kind % perNumber), optional, gap };
}

function fitsFor(body: string): Slot['fits'] {
  if (body === '*') return () => true;
  if (body === 'not') return (word) => isA(word, trait.negates);
  if (body === '#') return (word) => isA(word, trait.digit);
  if (body === 'past') return (word) => isDone(word);
  const exact = body.startsWith('=');
  const listed = body
    .replace(/^=?\{?|\}$/g, '')
    .split(',')
    .map((word) => word.trim());
  if (exact) return ({ text }) => listed.includes(text);
  const stems = new Set(listed.map(stemOf));
  return ({ stem }) => stems.has(stem);
}

/** A verb in the past tense that tells of something done. */
export function isDone(word: Word): boolean {
  return isA(word, trait.past) && !isA(word, trait.negates | trait.stative);
}

function findAll<Code>(fits: readonly Fit<Code>[], sentences: Tokens['sentences']): CueHit<Code>[] {
  const hits: CueHit<Code>[] = [];
  for (const { first, end } of sentences) {
    const there = kindsWithin(fits, first, end);
    for (let at = first; at < end; at++) {
      const begins = fits[at]?.begins ?? null;
      if (begins === null) continue;
      for (const cue of begins) {
        if ((cue.atStart && at !== first) || !hasAll(there, cue.needs)) continue;
        const last = follow(fits, cue.slots, 0, at, end);
        if (last >= at) hits.push({ code: cue.code, first: at, last });
      }
    }
  }
  return hits;
}

/** The kinds of slots that some word of the sentence fits. */
function kindsWithin<Code>(fits: readonly Fit<Code>[], first: number, end: number): number[] {
  const there = [...(fits[first]?.kinds ?? [])];
  for (let at = first + 1; at < end; at++) {
    const kinds = fits[at]?.kinds ?? there;
    for (let index = 0; index < there.length; index++) {
      there[index] = (there[index] ?? 0) | (kinds[index] ?? 0);
    }
  }
  return there;
}

function hasAll(there: readonly number[], needs: readonly Slot[]): boolean {
  for (const { index, bit } of needs) if (((there[index] ?? 0) & bit) === 0) return false;
  return true;
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
  const { index, bit, gap, optional } = slot;
  const limit = Math.min(end - 1, at + gap);
  for (let place = at; place <= limit; place++) {
    if (((fits[place]?.kinds[index] ?? 0) & bit) === 0) continue;
    const last = follow(fits, slots, from + 1, place + 1, end);
    if (last !== missing) return last;
  }
  return optional ? follow(fits, slots, from + 1, at, end) : missing;
}
