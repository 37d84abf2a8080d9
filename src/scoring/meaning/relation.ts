/**
 * The relation the encoder was trained for (training/encoder.py): does this sentence, in its place,
 * show what this description says? All vectors have `size` numbers.
 */
import type { EncodedSentence, Heads } from '../../domain/reading.ts';

export const size = 384;

export type Vector = Float32Array;

export interface RelationHeads {
  readonly number: (name: string) => number;
  readonly vector: (name: string) => Vector;
  /** Rows behind each other. */
  readonly matrix: (name: string) => Vector;
}

export function relationHeads(heads: Heads): RelationHeads {
  const flat = new Map<string, Vector>();
  const vector = (name: string) => {
    const known = flat.get(name) ?? Float32Array.from([heads[name] ?? 0].flat(2) as number[]);
    flat.set(name, known);
    return known;
  };
  return { vector, matrix: vector, number: (name) => vector(name)[0] ?? 0 };
}

export function dot(a: Vector, b: Vector, offset = 0): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (a[i] ?? 0) * (b[offset + i] ?? 0);
  return sum;
}

export function unit(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector) + 1e-6);
  return vector.map((value) => value / length);
}

/** The mean of a sentence's token states. */
export function meanOf({ states }: Pick<EncodedSentence, 'states'>): Vector {
  const mean = new Float32Array(size);
  const tokens = states.length / size;
  for (let at = 0; at < states.length; at++) {
    const place = at % size;
    mean[place] = (mean[place] ?? 0) + (states[at] ?? 0) / tokens;
  }
  return mean;
}

export function sumOf(vectors: readonly Vector[]): Vector {
  const sum = new Float32Array(size);
  for (const vector of vectors)
    for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  return sum;
}

/** `vector` (of `size`) times a matrix of `size` rows and `columns` columns. */
export function times(vector: Vector, matrix: Vector, columns: number): Vector {
  const product = new Float32Array(columns);
  for (let row = 0; row < size; row++) {
    const value = vector[row] ?? 0;
    const start = row * columns;
    for (let column = 0; column < columns; column++)
      product[column] = (product[column] ?? 0) + value * (matrix[start + column] ?? 0);
  }
  return product;
}

/** How much each token of a sentence carries for a description: softmax of sharpness × cosine. */
export function attentionTo(
  description: Vector,
  { states }: Pick<EncodedSentence, 'states'>,
  sharpness: number,
): number[] {
  const tokens = states.length / size;
  const weights = Array.from({ length: tokens }, (_, token) => {
    const offset = token * size;
    let [product, square] = [0, 0];
    for (let i = 0; i < size; i++) {
      const value = states[offset + i] ?? 0;
      product += value * (description[i] ?? 0);
      square += value * value;
    }
    return (sharpness * product) / Math.sqrt(square + 1e-6);
  });
  return softmax(weights);
}

export function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The mean of the token states by weight, as a unit vector. */
export function weighted(
  { states }: Pick<EncodedSentence, 'states'>,
  weights: readonly number[],
): Vector {
  const mean = new Float32Array(size);
  weights.forEach((weight, token) => {
    const offset = token * size;
    for (let i = 0; i < size; i++) mean[i] = (mean[i] ?? 0) + weight * (states[offset + i] ?? 0);
  });
  return unit(mean);
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The exact form (by the error function, Abramowitz and Stegun 7.1.26, to 1.5e-7). */
export function gelu(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = Math.sign(x) * (1 - series * Math.exp(-z * z));
  return 0.5 * x * (1 + erf);
}
