/**
 * Edit distance with transpositions of neighbours (optimal string alignment), in code units.
 * Stops early and returns `limit + 1` once the distance must exceed `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, last, beforeLast);
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** Row `i` of the table of distances between the beginnings of `a` and `b`. */
function nextRow(a: string, b: string, i: number, last: number[], beforeLast: number[]): number[] {
  const at = (row: number[], j: number) => row[j] ?? Number.POSITIVE_INFINITY;
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const swap =
      a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
        ? at(beforeLast, j - 2) + 1
        : Number.POSITIVE_INFINITY;
    const change = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, change, swap));
  }
  return row;
}

/** The candidates most like `word`, best first: at most `count`, none further than a third of its length (at least 2 edits). */
export function nearest(word: string, candidates: Iterable<string>, count = 1): string[] {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const wanted = word.slice(0, 100).toLowerCase();
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const known = candidate.toLowerCase();
    const distance =
      known.startsWith(wanted) && wanted.length >= 3 ? 1 : editDistance(wanted, known, limit);
    if (distance <= limit && distance < known.length) near.push({ candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, count).map((entry) => entry.candidate);
}
