/**
 * `drill grade` file to file on one and two threads, beside parsing the same file as JSON only.
 *
 *     node bench/grade.mjs [--rows 20000] [--promptfoo FOLDER]
 *
 * With a folder where promptfoo is installed (766 packages, 1.9 GB, Node 22.22 or newer: too much for
 * a dependency) its deterministic contains-any and icontains-any assertions run over 1,000 of the
 * same answers.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerRow, bankTexts, writeAnswers } from './answers.mjs';
import { gradeRun } from './grade-run.mjs';
import { promptfooRate } from './promptfoo.mjs';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '20000' }, promptfoo: { type: 'string' } },
});
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), 'drill-bench-'));
const fewRows = 1000;
const slow = join(import.meta.dirname, '../test/fixtures/scorers/slow.mjs');

try {
  const input = join(folder, 'answers.ndjson');
  await writeAnswers(input, rows);
  console.log(`${rows} answers of 150 words, file to file, Node ${process.version}`);
  const floor = await parseOnly(input);
  tell('parsed as JSON only', rows / floor);
  const one = await graded(input, '1');
  tell('graded, 1 job', rows / one.seconds, memory(one));
  const two = await graded(input, '2');
  tell('graded, 2 jobs', rows / two.seconds, `${memory(two)}, ${ratio(one, two)} of 1 job`);
  console.log(same('1', '2') ? 'the same bytes' : 'NOT THE SAME BYTES');
  await twoAtOnce(input, one);
  await slowScorer();
  if (values.promptfoo !== undefined) {
    const texts = bankTexts();
    const answers = Array.from({ length: 1000 }, (_, index) => answerRow(texts, index).answer);
    tell('promptfoo, assertions only', promptfooRate(values.promptfoo, answers, folder));
  }
} finally {
  rmSync(folder, { recursive: true });
}

function graded(input, jobs, more = []) {
  const output = join(folder, `out-${jobs}.ndjson`);
  return gradeRun([input, '-o', output, '--restart', '--jobs', jobs, '-q', ...more]);
}

/** What two cores of this machine are worth: two runs of one job at once, which share nothing. */
async function twoAtOnce(input, one) {
  const runs = ['a', 'b'].map((name) => graded(input, '1', ['-o', join(folder, `out-${name}`)]));
  const seconds = Math.max(...(await Promise.all(runs)).map((run) => run.seconds));
  const worth = (2 * one.seconds) / seconds;
  tell('two runs of 1 job at once', (2 * rows) / seconds, `${worth.toFixed(2)} times one run`);
}

/** A scorer that waits 20 ms over each answer, as one that asks something else would. */
async function slowScorer() {
  const input = join(folder, 'few.ndjson');
  await writeAnswers(input, fewRows);
  const one = await graded(input, '1', ['--scorer', slow]);
  const four = await graded(input, '4', ['--scorer', slow]);
  tell('scorer of 20 ms, 1 job', fewRows / one.seconds);
  tell('scorer of 20 ms, 4 jobs', fewRows / four.seconds, `${ratio(one, four)} of 1 job`);
}

/** The least that any program does that reads such a file. */
async function parseOnly(path) {
  const start = performance.now();
  let held = '';
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 })) {
    const lines = (held + text).split('\n');
    held = lines.pop();
    for (const line of lines) JSON.parse(line);
  }
  return (performance.now() - start) / 1000;
}

function same(a, b) {
  const [first, second] = [a, b].map((jobs) => readFileSync(join(folder, `out-${jobs}.ndjson`)));
  return first.equals(second);
}

function ratio(one, other) {
  return `${(one.seconds / other.seconds).toFixed(2)} times the rate`;
}

function memory({ peakMiB }) {
  return `peak ${peakMiB.toFixed(0)} MiB`;
}

function tell(what, rate, more = '') {
  console.log(`${what.padEnd(28)} ${rate.toFixed(0).padStart(9)} a second  ${more}`.trimEnd());
}
