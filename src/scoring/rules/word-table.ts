import table from './lexicon/word-vectors.json' with { type: 'json' };

/**
 * What general English knows of a stem: how rare it is and which words keep its company. The table
 * holds the 10,000 most frequent stems with 50-dimensional int8 vectors (PCA of GloVe 100d,
 * mean-centred); scripts/build-word-vectors.mjs makes it and says where it comes from.
 */
export interface WordTable {
  /** 0 for the most frequent stem to 1 for stems outside of the table. */
  rarityOf(stem: string): number;
  /** Where a stem stands in the table, or −1. */
  rowOf(stem: string): number;
  /** Cosine of the vectors of two stems, as of their rows. */
  similarity(a: string, b: string): number;
  /** Cosine of the vectors of two rows, −1 to 1; 0 where one of them is −1. */
  cosine(a: number, b: number): number;
  has(stem: string): boolean;
  /** Adds a vector as long as `weight` that points where the stem's does; nothing for a stem outside of the table. */
  add(stem: string, weight: number, sum: Float64Array): void;
}

export const dimensions = 50;
const rowLength = dimensions + 1;
const numberRarity = 0.6;

let loaded: WordTable | undefined;

/** The table, unpacked when it is first asked for. */
export function wordTable(): WordTable {
  loaded ??= unpack();
  return loaded;
}

function unpack(): WordTable {
  const bytes = Buffer.from(table.rows, 'base64');
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map(table.stems.split(' ').map((stem, index) => [stem, index * rowLength]));
  const lengths = new Float64Array(rows.length / rowLength);
  const lengthOf = (row: number) => {
    const known = lengths[row / rowLength] ?? 0;
    if (known !== 0) return known;
    const length = Math.sqrt(product(rows, row, row)) || 1;
    lengths[row / rowLength] = length;
    return length;
  };
  const rowOf = (stem: string) => places.get(stem) ?? -1;
  const cosine = (a: number, b: number) =>
    a === -1 || b === -1 ? 0 : product(rows, a, b) / (lengthOf(a) * lengthOf(b));
  return {
    has: (stem) => places.has(stem),
    add(stem, weight, sum) {
      const row = places.get(stem);
      if (row === undefined) return;
      const scale = weight / lengthOf(row);
      for (let axis = 0; axis < dimensions; axis++) {
        sum[axis] = (sum[axis] ?? 0) + scale * (rows[row + 1 + axis] ?? 0);
      }
    },
    rarityOf(stem) {
      const row = places.get(stem);
      if (row !== undefined) return (bytes[row] ?? 0) / 255;
      return stem >= '0' && stem < ':' ? numberRarity : 1;
    },
    rowOf,
    cosine,
    similarity: (a, b) => cosine(rowOf(a), rowOf(b)),
  };
}

function product(rows: Int8Array, a: number, b: number): number {
  let sum = 0;
  for (let axis = 1; axis <= dimensions; axis++) {
    sum += (rows[a + axis] ?? 0) * (rows[b + axis] ?? 0);
  }
  return sum;
}
