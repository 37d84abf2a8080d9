import { beginning, type Cue, CueFits, type Fit, isFit, perNumber, type Slot } from './cue-fits.ts';
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

const gaps: Readonly<Record<string, number>> = { '..': 4, '...': 12 };

export function compileCues<Code>(texts: readonly (readonly [Code, string])[]): CueFinder<Code> {
  const kinds = new Map<string, Slot['fits']>();
  const cues = texts.map(([code, text]) => cueOf(code, text, kinds));
  const known = new CueFits(cues, [...kinds.values()]);
  /** For each word of the answer that is read. */
  const fits: Fit<Code>[] = [];
  return {
    find({ words }, sentences) {
      const hits: CueHit<Code>[] = [];
      for (const { first, end } of sentences) {
        for (let at = first; at < end; at++) fits[at] = known.of(words[at] as Word);
        fits[end] = known.nothing;
        findWithin(fits, first, end, hits);
      }
      return hits;
    },
  };
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
  return { code, slots, atStart };
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

/** Adds the hits of a sentence. */
function findWithin<Code>(
  fits: readonly Fit<Code>[],
  first: number,
  end: number,
  hits: CueHit<Code>[],
): void {
  for (let at = first; at < end; at++) {
    const [fit, next] = [fits[at], fits[at + 1]];
    if (fit === undefined || next === undefined || fit.begins.length === 0) continue;
    for (const { code, slots, atStart } of beginning(fit, next)) {
      if (atStart && at !== first) continue;
      const last = follow(fits, slots, 0, at, end);
      if (last >= at) hits.push({ code, first: at, last });
    }
  }
}

const missing = -2;

/** The last token of the slots from `from` on when they begin at `at`, or `missing`. */
function follow(
  fits: readonly Fit<unknown>[],
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
    const fit = fits[place];
    if (!any && (fit === undefined || !isFit(slot, fit))) continue;
    const last = follow(fits, slots, from + 1, place + 1, end);
    if (last !== missing) return last;
  }
  return optional ? follow(fits, slots, from + 1, at, end) : missing;
}
