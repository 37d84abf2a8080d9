import type { Question } from '../../domain/question.ts';
import type { Act, Attribution } from './attribution.ts';

/** How much an answer is about acts of one's own, 0–1 each. */
export interface Doing {
  /** Against acts of others. */
  readonly own: number;
  /** Against acts that were meant or missed, and advice. */
  readonly done: number;
}

/** Why somebody wants the work is told of others as well. */
export function asksForActs({ type }: Question): boolean {
  return type !== 'motivational';
}

/** Fewer acts that are not one's own say nothing. */
const fewest = 3;
/**
 * Shares of one's own acts among all, and numbers of them, from which on they begin to count and count
 * in full. Of 327 good answers of the panels one falls short.
 */
const ownShare = { from: 0.2, full: 0.35 } as const;
const ownActs = { from: 2, full: 4 } as const;
const doneShare = { from: 0.4, full: 0.65 } as const;

/** What was done by nobody named is others' where others act at all. */
export function actsOfOthers({ other, unnamed }: Attribution): readonly Act[] {
  return other.length > 0 ? [...other, ...unnamed] : other;
}

export function doingOf(attribution: Attribution): Doing {
  const { own, anybody, unreal } = attribution;
  const mine = own.length;
  const undone = anybody.length + unreal.length;
  const foreign = undone + actsOfOthers(attribution).length;
  return {
    own:
      foreign < fewest
        ? 1
        : Math.max(within(ownShare, mine / (mine + foreign)), within(ownActs, mine)),
    done: undone < fewest ? 1 : within(doneShare, mine / (mine + undone)),
  };
}

/** Below this, `own` or `done` is worth telling the candidate. */
export const mostlyOwn = 0.75;

/** What substance is left of an answer that tells of nothing done by oneself. */
const leftOver = 0.2;

/** The share of its substance that an answer keeps, for telling of acts of one's own that were done, 0–1. */
export function shareOf({ own, done }: Doing): number {
  return leftOver + (1 - leftOver) * own * done;
}

function within({ from, full }: { from: number; full: number }, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (full - from)));
}
