/** A place in a wording. */
export interface Slot {
  /** Slots that fit the same words are of one kind; it is a bit of one of the numbers that say what a fit is. */
  readonly kind: number;
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
  /** Its place in the list. */
  readonly order: number;
  readonly slots: readonly Slot[];
  readonly atStart: boolean;
  /** It is looked for by its second slot, the rarer one, and from there backwards for the first. */
  readonly backwards: boolean;
  /** The slots by which it is looked for. */
  readonly opening: readonly Slot[];
}
