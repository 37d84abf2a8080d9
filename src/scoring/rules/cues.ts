import type { Cue, Slot } from './cue.ts';
import { bitOf, CueFits, indexOf, noFit } from './cue-fits.ts';
import { CueKinds } from './cue-kinds.ts';
import type { Tokens } from './tokens.ts';

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
  find(text: Pick<Tokens, 'numbers'>, sentences: Tokens['sentences']): CueHit<Code>[];
}

export function compileCues<Code>(texts: readonly (readonly [Code, string])[]): CueFinder<Code> {
  const kinds = new CueKinds();
  const cues = texts.map(([code, text], order) => ({ code, order, ...wordingOf(text, kinds) }));
  const search = new Search(new CueFits(cues, kinds));
  return {
    find({ numbers }, sentences) {
      const hits: CueHit<Code>[] = [];
      for (const { first, end } of sentences) search.within(numbers, first, end, hits);
      return hits;
    },
  };
}

function wordingOf(text: string, kinds: CueKinds): Omit<Cue<never>, 'code' | 'order'> {
  const atStart = text.startsWith('^');
  const slots: Slot[] = [];
  let skipped = nothingSkipped;
  for (const part of text.slice(atStart ? 1 : 0).split(/\s+(?![^{]*\})/)) {
    const more = skips[part];
    if (more !== undefined) skipped = joined(skipped, more);
    else {
      slots.push(slotOf(part, skipped, kinds));
      skipped = nothingSkipped;
    }
  }
  for (let at = 0; at < skipped.least; at++) slots.push(anyWord);
  const backwards = !atStart && isFoundBackwards(slots, kinds);
  return { slots, atStart, backwards, opening: backwards ? withoutFirst(slots) : slots };
}

/** The most words between two slots for which one looks backwards. */
const furthestBack = 5;

/** Behind "i", "the" and the like, which are everywhere, with room for other words, stands a rarer one. */
function isFoundBackwards([first, second]: readonly Slot[], kinds: CueKinds): boolean {
  if (first === undefined || second === undefined || first.optional || first.most > 0) return false;
  if (second.optional || second.any || second.most === 0 || second.most > furthestBack)
    return false;
  return kinds.functionWordsOf(second.kind) < kinds.functionWordsOf(first.kind);
}

function withoutFirst([, second = anyWord, ...others]: readonly Slot[]): Slot[] {
  return [{ ...second, ...nothingSkipped }, ...others];
}

type Skipped = Pick<Slot, 'least' | 'most' | 'far'>;

/** What ends a cue whatever it is. */
const anyWord: Slot = {
  kind: -1,
  index: 0,
  bit: 0,
  any: true,
  optional: false,
  least: 0,
  most: 0,
  far: false,
};

const nothingSkipped: Skipped = { least: 0, most: 0, far: false };
const skips: Readonly<Record<string, Skipped>> = {
  '..': { least: 0, most: 4, far: false },
  '...': { least: 0, most: 12, far: false },
  '*': { least: 1, most: 1, far: true },
  '*?': { least: 0, most: 1, far: true },
};

function joined(a: Skipped, b: Skipped): Skipped {
  return { least: a.least + b.least, most: a.most + b.most, far: a.far || b.far };
}

function slotOf(part: string, skipped: Skipped, kinds: CueKinds): Slot {
  const optional = part.endsWith('?');
  const kind = kinds.numberOf(optional ? part.slice(0, -1) : part);
  const { least, most, far } = skipped;
  return {
    kind,
    index: indexOf(kind),
    bit: bitOf(kind),
    any: false,
    optional,
    least,
    most,
    far,
  };
}

interface Found<Code> {
  readonly cue: Cue<Code>;
  readonly first: number;
  readonly last: number;
}

/** Looks for cues in the sentences of one answer after the other. */
class Search<Code> {
  private readonly known: CueFits<Code>;
  /** What each word of the answer that is read fits. */
  private readonly fits: number[] = [];
  private end = 0;
  /** In the sentence that is read. */
  private readonly found: Found<Code>[] = [];

  constructor(known: CueFits<Code>) {
    this.known = known;
  }

  /** Adds the hits of a sentence. */
  within(words: Int32Array, first: number, end: number, hits: CueHit<Code>[]): void {
    const { known, fits } = this;
    for (let at = first; at < end; at++) fits[at] = known.of(words[at] ?? 0);
    fits[end] = noFit;
    this.end = end;
    for (let at = first; at < end; at++) {
      const cues = known.beginning(fits[at] ?? noFit, fits[at + 1] ?? noFit);
      for (let each = 0; each < cues.length; each++) {
        const cue = cues[each] as Cue<Code>;
        if (cue.backwards) this.lookBack(cue, at, first);
        else if (at === first || !cue.atStart) this.tryAt(cue, at);
      }
    }
    if (this.found.length > 0) this.hand(hits);
  }

  private tryAt(cue: Cue<Code>, first: number): void {
    const last = this.follow(cue.slots, 0, first);
    if (last >= first) this.found.push({ cue, first, last });
  }

  /** Tries a cue whose second slot fits at `at` from wherever its first may stand. */
  private lookBack(cue: Cue<Code>, at: number, earliest: number): void {
    const [first, second] = cue.slots as [Slot, Slot];
    const nearest = at - second.least - 1;
    const furthest = Math.max(earliest, at - second.most - 1);
    for (let place = nearest; place >= furthest; place--) {
      if (this.fitsAt(first, place)) this.tryAt(cue, place);
    }
  }

  /** Hands over what was found; looking back finds some of it late, or more than once. */
  private hand(hits: CueHit<Code>[]): void {
    const { found } = this;
    if (found.length > 1) found.sort((a, b) => a.first - b.first || a.cue.order - b.cue.order);
    found.forEach(({ cue, first, last }, index) => {
      const before = found[index - 1];
      if (before?.cue !== cue || before.first !== first) hits.push({ code: cue.code, first, last });
    });
    found.length = 0;
  }

  /** The last token of the slots from `from` on when they begin at `start`, or `missing`. */
  private follow(slots: readonly Slot[], from: number, start: number): number {
    let at = start;
    for (let index = from; index < slots.length; index++) {
      const slot = slots[index] as Slot;
      if (slot.most > 0 || slot.optional) return this.followLoose(slots, index, at);
      if (at >= this.end || !(slot.any || this.fitsAt(slot, at))) return missing;
      at += 1;
    }
    return at - 1;
  }

  /** The same where the first slot may be left out, or words before it. */
  private followLoose(slots: readonly Slot[], from: number, at: number): number {
    const slot = slots[from] as Slot;
    const nearest = at + slot.least;
    const furthest = Math.min(this.end - 1, at + slot.most);
    for (let tried = nearest; tried <= furthest; tried++) {
      const place = slot.far ? furthest + nearest - tried : tried;
      if (!this.fitsAt(slot, place)) continue;
      const last = this.follow(slots, from + 1, place + 1);
      if (last !== missing) return last;
    }
    return slot.optional ? this.follow(slots, from + 1, at) : missing;
  }

  private fitsAt(slot: Slot, at: number): boolean {
    return this.known.isFit(slot, this.fits[at] ?? noFit);
  }
}

const missing = -2;
