/**
 * Fits what the features of an answer are worth to the graded answers that are there (bench/panel,
 * and the sets in DRILL_DATA, default ../shared/data) and writes the weights the rules scorer uses.
 * `node bench/scoring.mjs` says how they carry over to questions they have not seen.
 *
 *     node scripts/train-weights.mjs [--check]
 *
 * `--check` only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { panelNames } from '../bench/panels.mjs';
import { fitWeights, readGraded } from '../bench/training.mjs';

const file = join(import.meta.dirname, '../src/scoring/rules/lexicon/weights.json');
const fitted = `${JSON.stringify({ panels: panelNames(), ...fitWeights(readGraded()) }, null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, fitted);
else if (readFileSync(file, 'utf8') !== fitted) {
  console.error(`${file} is not what these panels give: ${panelNames().join(', ')}.`);
  process.exitCode = 1;
}
