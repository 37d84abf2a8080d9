/** Agreement between two lists of numbers of the same length. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's product-moment correlation, −1 to 1; 0 where one side never varies. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, onlyA, onlyB] = [0, 0, 0];
  a.forEach((value, index) => {
    const [x, y] = [value - meanA, (b[index] ?? 0) - meanB];
    both += x * y;
    onlyA += x * x;
    onlyB += y * y;
  });
  return onlyA === 0 || onlyB === 0 ? 0 : both / Math.sqrt(onlyA * onlyB);
}

/** Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(ranks(a), ranks(b));
}

/** Ranks from 1, ties sharing their mean rank. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const result: number[] = [];
  for (let first = 0; first < order.length; ) {
    let end = first;
    while (end < order.length && order[end]?.value === order[first]?.value) end += 1;
    for (let at = first; at < end; at++) result[order[at]?.index ?? 0] = (first + end + 1) / 2;
    first = end;
  }
  return result;
}

/** Least squares: the values of `from` moved and stretched to come nearest to `to`. */
export function linearlyMapped(from: readonly number[], to: readonly number[]): number[] {
  const [meanFrom, meanTo] = [mean(from), mean(to)];
  let [both, square] = [0, 0];
  from.forEach((value, index) => {
    both += (value - meanFrom) * ((to[index] ?? 0) - meanTo);
    square += (value - meanFrom) ** 2;
  });
  const slope = square === 0 ? 0 : both / square;
  return from.map((value) => meanTo + slope * (value - meanFrom));
}

/** Root of the mean squared difference. */
export function rootMeanSquareError(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(mean(a.map((value, index) => (value - (b[index] ?? 0)) ** 2)));
}

/** Which band a value falls in, from 0: how many of the ascending cuts it reaches. */
export function bandOf(value: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => value >= cut).length;
}

/**
 * Quadratic weighted kappa (Cohen 1968): 1 is full agreement, 0 what chance gives. Bands are whole
 * numbers from 0 to `bands` − 1.
 */
export function weightedKappa(a: readonly number[], b: readonly number[], bands: number): number {
  const share = (values: readonly number[], band: number) =>
    values.filter((value) => value === band).length / values.length;
  const seen = mean(a.map((value, index) => (value - (b[index] ?? 0)) ** 2));
  let expected = 0;
  for (let i = 0; i < bands; i++) {
    for (let j = 0; j < bands; j++) expected += share(a, i) * share(b, j) * (i - j) ** 2;
  }
  return expected === 0 ? 0 : 1 - seen / expected;
}
