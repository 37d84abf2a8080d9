import { stemOf } from './spelling.ts';
import type { Token } from './tokens.ts';

/**
 * A small language for wordings that show something, read by tokens instead of characters:
 *
 * - `word` matches every form of the word
 * - `{one,two}` any of them
 * - `word?` and `{one,two}?` may be left out
 * - `..` up to four words in between, `...` up to twelve
 * - `not` any negation, "n't" included
 * - `#` a number in figures
 */
export interface Cue<Code> {
  readonly code: Code;
  readonly slots: readonly Slot[];
}

interface Slot {
  readonly stems: ReadonlySet<string>;
  readonly optional: boolean;
  /** The most words skipped before it. */
  readonly gap: number;
  readonly kind: 'words' | 'not' | 'number';
}

export interface CueHit<Code> {
  readonly code: Code;
  /** Tokens, both ends inclusive. */
  readonly first: number;
  readonly last: number;
}

export interface CueFinder<Code> {
  /** All hits within the tokens from `first` to before `end`, at most one for each cue and place. */
  find(tokens: readonly Token[], first: number, end: number): CueHit<Code>[];
}

const gaps: Readonly<Record<string, number>> = { '..': 4, '...': 12 };

export function compileCues<Code>(texts: readonly (readonly [Code, string])[]): CueFinder<Code> {
  const index: CueIndex<Code> = { byStem: new Map(), not: [], number: [] };
  for (const [code, text] of texts) {
    const cue = { code, slots: slotsOf(text) };
    for (const slot of headsOf(cue.slots)) {
      if (slot.kind === 'words') addByStem(index.byStem, slot.stems, cue);
      else index[slot.kind].push(cue);
    }
  }
  return { find: (tokens, first, end) => findAll(tokens, first, end, index) };
}

/** Cues by what they can begin with. */
interface CueIndex<Code> {
  readonly byStem: Map<string, Cue<Code>[]>;
  readonly not: Cue<Code>[];
  readonly number: Cue<Code>[];
}

function addByStem<Code>(
  byStem: Map<string, Cue<Code>[]>,
  stems: ReadonlySet<string>,
  cue: Cue<Code>,
): void {
  for (const stem of stems) byStem.set(stem, [...(byStem.get(stem) ?? []), cue]);
}

/** The slots a cue can begin with: up to the first that may not be left out. */
function headsOf(slots: readonly Slot[]): readonly Slot[] {
  const needed = slots.findIndex(({ optional }) => !optional);
  return slots.slice(0, needed === -1 ? slots.length : needed + 1);
}

function slotsOf(text: string): Slot[] {
  let gap = 0;
  return text.split(/\s+(?![^{]*\})/).flatMap((part) => {
    const skipped = gaps[part];
    if (skipped !== undefined) {
      gap = skipped;
      return [];
    }
    const slot = slotOf(part, gap);
    gap = 0;
    return [slot];
  });
}

function slotOf(part: string, gap: number): Slot {
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const words = body.replace(/^\{|\}$/g, '').split(',');
  const kind = body === 'not' ? 'not' : body === '#' ? 'number' : 'words';
  return { stems: new Set(words.map((word) => stemOf(word.trim()))), optional, gap, kind };
}

function findAll<Code>(
  tokens: readonly Token[],
  first: number,
  end: number,
  index: CueIndex<Code>,
): CueHit<Code>[] {
  const hits: CueHit<Code>[] = [];
  const tryAll = (cues: readonly Cue<Code>[], at: number) => {
    for (const { code, slots } of cues) {
      const last = follow(tokens, slots, 0, at, end);
      if (last >= at) hits.push({ code, first: at, last });
    }
  };
  for (let at = first; at < end; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const own = index.byStem.get(token.stem);
    if (own !== undefined) tryAll(own, at);
    if (token.negates) tryAll(index.not, at);
    if (isNumber(token)) tryAll(index.number, at);
  }
  return hits;
}

function isNumber({ word }: Token): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** The last token of the slots from `index` on when they begin at `at`, or -2. */
function follow(
  tokens: readonly Token[],
  slots: readonly Slot[],
  index: number,
  at: number,
  end: number,
): number {
  const slot = slots[index];
  if (slot === undefined) return at - 1;
  const limit = Math.min(end - 1, at + slot.gap);
  for (let place = at; place <= limit; place++) {
    const token = tokens[place];
    if (token === undefined || !fits(slot, token)) continue;
    const last = follow(tokens, slots, index + 1, place + 1, end);
    if (last !== missing) return last;
  }
  return slot.optional ? follow(tokens, slots, index + 1, at, end) : missing;
}

const missing = -2;

function fits({ kind, stems }: Slot, token: Token): boolean {
  if (kind === 'not') return token.negates;
  return kind === 'number' ? isNumber(token) : stems.has(token.stem);
}
