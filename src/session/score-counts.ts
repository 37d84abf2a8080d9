import type { ScoreSummary } from '../domain/grade-summary.ts';

/** How many answers got which score: everything said of a group of scores is worked out from this, exactly. */
export class ScoreCounts {
  private readonly counts = new Map<number, number>();

  constructor(counts: Iterable<readonly [score: number, count: number]> = []) {
    for (const [score, count] of counts) this.add(score, count);
  }

  add(score: number, count = 1): void {
    this.counts.set(score, (this.counts.get(score) ?? 0) + count);
  }

  /** The scores that occur, ascending. */
  entries(): [score: number, count: number][] {
    return [...this.counts].sort(([a], [b]) => a - b);
  }

  addAll(other: ScoreCounts): void {
    for (const [score, count] of other.entries()) this.add(score, count);
  }

  /** By tens: 0–9, 10–19, … 90–100. */
  byTens(): number[] {
    const tens = Array.from({ length: 10 }, () => 0);
    for (const [score, count] of this.entries()) {
      const at = Math.min(9, Math.floor(score / 10));
      tens[at] = (tens[at] ?? 0) + count;
    }
    return tens;
  }

  summary(): ScoreSummary {
    const entries = this.entries();
    const scored = sumOf(entries, (_, count) => count);
    if (scored === 0)
      return { scored, mean: null, margin: null, median: null, min: null, max: null };
    const sum = sumOf(entries, (score, count) => score * count);
    const squares = sumOf(entries, (score, count) => score * score * count);
    return {
      scored,
      mean: rounded(sum / scored),
      margin: marginOf(scored, sum, squares),
      median: medianOf(entries, scored),
      min: entries[0]?.[0] ?? null,
      max: entries.at(-1)?.[0] ?? null,
    };
  }
}

type Entries = readonly (readonly [score: number, count: number])[];

function sumOf(entries: Entries, value: (score: number, count: number) => number): number {
  return entries.reduce((sum, [score, count]) => sum + value(score, count), 0);
}

/** Student's quantiles of a 95 % interval for 1 to 10 degrees of freedom; a few answers tell little of the mean. */
const quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/** Beyond the table the normal quantile and the first term of its expansion for Student's, right to 0.01. */
function quantileFor(freedom: number): number {
  const normal = 1.96;
  return quantiles[freedom - 1] ?? normal + (normal ** 3 + normal) / (4 * freedom);
}

/** As wide as the scale: more says nothing. */
const widest = 100;

function marginOf(scored: number, sum: number, squares: number): number | null {
  if (scored < 2) return null;
  const variance = Math.max(0, (squares - (sum * sum) / scored) / (scored - 1));
  const margin = quantileFor(scored - 1) * Math.sqrt(variance / scored);
  return rounded(Math.min(widest, margin));
}

function medianOf(entries: Entries, scored: number): number {
  return rounded(
    (scoreAt(entries, Math.floor((scored - 1) / 2)) + scoreAt(entries, Math.floor(scored / 2))) / 2,
  );
}

/** The score at a place in ascending order. */
function scoreAt(entries: Entries, place: number): number {
  let passed = 0;
  for (const [score, count] of entries) {
    passed += count;
    if (passed > place) return score;
  }
  return 0;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
