/** Agreement between two lists of numbers of the same length. */

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function pearson(a, b) {
  const [meanA, meanB] = [mean(a), mean(b)];
  let both = 0;
  let onlyA = 0;
  let onlyB = 0;
  a.forEach((value, index) => {
    const [x, y] = [value - meanA, b[index] - meanB];
    both += x * y;
    onlyA += x * x;
    onlyB += y * y;
  });
  return both / Math.sqrt(onlyA * onlyB);
}

/** Ranks from 1, ties sharing their mean rank. */
function ranks(values) {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const result = [];
  for (let first = 0; first < order.length; ) {
    let end = first;
    while (end < order.length && order[end].value === order[first].value) end += 1;
    for (let at = first; at < end; at++) result[order[at].index] = (first + end + 1) / 2;
    first = end;
  }
  return result;
}

export const spearman = (a, b) => pearson(ranks(a), ranks(b));

/** Chance that a random positive scores above a random negative. */
export function auc(scores, truths) {
  const ranked = ranks(scores);
  const positives = truths.filter(Boolean).length;
  const negatives = truths.length - positives;
  const sum = ranked.reduce((total, rank, index) => total + (truths[index] ? rank : 0), 0);
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

export function balancedAccuracy(guesses, truths) {
  const share = (wanted) => {
    const of = truths.flatMap((truth, index) =>
      truth === wanted ? [guesses[index] === wanted] : [],
    );
    return of.filter(Boolean).length / of.length;
  };
  return (share(true) + share(false)) / 2;
}

/** Mean of the F1 of both classes. */
export function macroF1(guesses, truths) {
  return (
    (f1(guesses, truths) +
      f1(
        guesses.map((g) => !g),
        truths.map((t) => !t),
      )) /
    2
  );
}

export function f1(guesses, truths) {
  const hits = guesses.filter((guess, index) => guess && truths[index]).length;
  const said = guesses.filter(Boolean).length;
  const there = truths.filter(Boolean).length;
  return said + there === 0 ? 0 : (2 * hits) / (said + there);
}

/** Least squares: `from` moved and stretched to come nearest to `to`. */
function mapped(from, to) {
  const [meanFrom, meanTo] = [mean(from), mean(to)];
  const square = from.reduce((sum, value) => sum + (value - meanFrom) ** 2, 0);
  const both = from.reduce((sum, value, at) => sum + (value - meanFrom) * (to[at] - meanTo), 0);
  const slope = square === 0 ? 0 : both / square;
  return from.map((value) => meanTo + slope * (value - meanFrom));
}

/** Root mean squared error after the linear map that fits best. */
export function linearRmse(from, to) {
  return Math.sqrt(mean(mapped(from, to).map((value, at) => (value - to[at]) ** 2)));
}

/** Quadratic weighted kappa of whole points from 1 to 5, after the linear map that fits best. */
export function kappa(from, to) {
  const point = (value) => Math.min(5, Math.max(1, Math.round(value)));
  const [a, b] = [mapped(from, to).map(point), to.map(point)];
  const seen = mean(a.map((value, at) => (value - b[at]) ** 2));
  const expected = mean(a.map((value) => mean(b.map((other) => (value - other) ** 2))));
  return expected === 0 ? 0 : 1 - seen / expected;
}
