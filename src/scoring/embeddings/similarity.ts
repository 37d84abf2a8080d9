export type Vector = readonly number[];

export function cosine(a: Vector, b: Vector): number {
  let [product, lengthA, lengthB] = [0, 0, 0];
  for (let axis = 0; axis < a.length; axis++) {
    const [x, y] = [a[axis] ?? 0, b[axis] ?? 0];
    product += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  const length = Math.sqrt(lengthA * lengthB);
  return length === 0 ? 0 : product / length;
}

/** The nearest so many texts of a key point speak for it: one lucky phrase does not. */
const texts = 3;

/** How near a window is to a key point: the mean over the texts of the point that are nearest. */
export function nearness(window: Vector, point: readonly Vector[]): number {
  const nearest = point
    .map((vector) => cosine(window, vector))
    .sort((a, b) => b - a)
    .slice(0, texts);
  return nearest.length === 0 ? 0 : nearest.reduce((sum, each) => sum + each, 0) / nearest.length;
}
