/**
 * Agreement of the offline scorer with graded answers, through the built package: labelled answers of
 * trades that training did not learn, the panels of the project and of DRILL_DATA (default
 * ../shared/data), answers of people, attacks.
 *
 *     node bench/scoring.mjs [--short] [--scorer words] [--dump FILE] [--check]
 *
 * `--short` takes a part of each set; `--check` fails where a figure lies below its floor in
 * bench/scoring-floors.json; `--dump` writes what the total is fitted on (training/fit_total.py).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAssessor, scorerNamed } from '../dist/index.js';
import { isHeld, readLabelled } from './labelled.mjs';
import { panelNames, questionsIn, readPanel, readRows } from './panels.mjs';
import { auc, kappa, linearRmse, mean, pearson, spearman } from './statistics.mjs';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    scorer: { type: 'string', default: 'rules' },
    dump: { type: 'string' },
    held: { type: 'string', default: '14' },
    only: { type: 'string', default: '' },
  },
});
const data = process.env.DRILL_DATA ?? '../shared/data';
const scorer = await scorerNamed(options.scorer);
const assessors = new Map();
const figures = {};
const dumped = [];
const wants = (name) => options.only === '' || options.only.split(',').includes(name);
let assessed = 0;
let spentMs = 0;

async function assess(question, answer) {
  if (!assessors.has(question)) assessors.set(question, createAssessor(scorer, question));
  const assessor = assessors.get(question);
  const start = performance.now();
  const found = await assessor(answer);
  spentMs += performance.now() - start;
  assessed += 1;
  return found;
}

const part = (rows, count) =>
  options.short ? rows.filter((_, at) => at % Math.ceil(rows.length / count) === 0) : rows;
const scoreOf = (found) => (found.status === 'scored' ? found.score : null);
const kept = (name, value) => {
  figures[name] = Number(value.toFixed(4));
  return Number.isNaN(value) ? '-' : value.toFixed(3);
};

const harmful = new Set([
  'keyword-list',
  'off-topic',
  'off-language',
  'empty',
  'too-short',
  'list-copy',
  'taken-back',
  'bad-conduct',
]);
const isHonest = ({ answer, correct }) => answer.split(/\s+/).length >= 8 && correct === 1;
const tutoring = new Map();

if (wants('labelled')) await measureLabelled();
for (const name of panelNames()) if (wants(name)) await measurePanel(name);
if (wants('topic')) await measureTopic();
if (wants('people')) await measurePeople();
if (wants('attacks')) await measureAttacks();
console.log(`\n${assessed} answers, ${((1000 * assessed) / spentMs).toFixed(1)} a second`);
if (options.dump !== undefined) writeFileSync(options.dump, JSON.stringify(dumped));
if (options.check) check();

async function measureLabelled() {
  const questions = part(
    readLabelled().filter(({ role }) => isHeld(role, Number(options.held))),
    30,
  );
  const tally = newTally();
  const byQuality = { good: [], fair: [], weak: [], bad: [] };
  for (const { question, answers } of questions) {
    for (const { quality, style, sentences, text } of answers) {
      const found = await assess(question, text);
      if (found.status !== 'scored') continue;
      byQuality[quality].push(found.score);
      dumped.push({ set: 'labelled', quality, style, found: inShort(found) });
      const shown = new Set(sentences.flatMap(({ ids }) => ids));
      count(tally, found, question, (id) => shown.has(id));
      for (const { id, status, evidence } of found.keyPoints)
        if (status === 'met') tally.quotes.push(provesIt(evidence[0], id, sentences, text));
    }
  }
  console.log(`\nlabelled, ${questions.length} questions of trades not learned`);
  sayTally('labelled', tally);
  console.log(`  reliability ${reliability(tally.points)}`);
  for (const [quality, scores] of Object.entries(byQuality))
    console.log(`  ${quality.padEnd(5)} ${spread(scores)}`);
  const honest = [...byQuality.good, ...byQuality.fair];
  kept('labelled good and fair at most 15', mean(honest.map((score) => Number(score <= 15))));
}

function newTally() {
  return { within: [], points: [], flags: [], quotes: [] };
}

/** What was found of an answer beside what `isShown` says of each id. */
function count({ within, points, flags }, { keyPoints, redFlags }, { rubric }, isShown) {
  const truths = keyPoints.map(({ id }) => isShown(id));
  const sure = keyPoints.map(({ coverage }) => coverage);
  if (truths.includes(true) && truths.includes(false)) within.push(auc(sure, truths));
  keyPoints.forEach(({ status, coverage }, at) => {
    points.push({ met: status === 'met', p: coverage, truth: truths[at] });
  });
  const raised = new Set(redFlags.map(({ id }) => id));
  for (const { id } of rubric.redFlags ?? [])
    flags.push({ met: raised.has(id), truth: isShown(id) });
}

function sayTally(name, { within, points, flags, quotes }) {
  const pooled = auc(
    points.map(({ p }) => p),
    points.map(({ truth }) => truth),
  );
  console.log(
    `  key points: within an answer ${kept(`${name} within`, mean(within))}, pooled ${kept(`${name} pooled`, pooled)}, met really shown ${kept(`${name} met precision`, precision(points))}, recall ${kept(`${name} met recall`, recall(points))}; red flags F1 ${kept(`${name} flags F1`, f1Of(flags))}`,
  );
  if (quotes.length > 0)
    console.log(
      `  the quoted sentence shows it ${kept(`${name} quotes`, mean(quotes.map(Number)))} of ${quotes.length}`,
    );
}

/** Whether the quote lies in a sentence that shows the point. */
function provesIt({ start, end }, id, sentences, text) {
  let from = 0;
  const middle = (start + end) / 2;
  for (const { text: said, ids } of sentences) {
    const at = text.indexOf(said, from);
    from = at + said.length;
    if (middle >= at && middle <= from) return ids.includes(id);
  }
  return false;
}

async function measurePanel(name) {
  const { questions, rows: all } = readPanel(name);
  const rows = part(all, 60);
  const scores = [];
  const tally = newTally();
  for (const { questionId, answer, gold } of rows) {
    const question = questions.get(questionId);
    const found = await assess(question, answer);
    if (found.status !== 'scored') continue;
    scores.push({ score: found.score, gold: gold.overall, words: found.delivery.words });
    dumped.push({ set: name, questionId, gold: gold.overall, found: inShort(found) });
    const shown = [...gold.keyPoints, ...(gold.redFlagsEither ?? gold.redFlags)];
    count(tally, found, question, (id) => shown.includes(id));
  }
  const [ours, theirs] = [scores.map(({ score }) => score), scores.map(({ gold }) => gold)];
  const lengths = scores.map(({ words }) => Math.log(words + 1));
  console.log(`\n${name}, ${scores.length} answers`);
  console.log(
    `  r ${kept(`${name} r`, pearson(ours, theirs))}  rho ${spearman(ours, theirs).toFixed(3)}  rmse ${linearRmse(ours, theirs).toFixed(3)}  kappa ${kappa(ours, theirs).toFixed(3)}; length alone r ${pearson(lengths, theirs).toFixed(3)}, of the score ${pearson(lengths, ours).toFixed(3)}`,
  );
  sayTally(name, tally);
  for (const [band, test] of [
    ['rated 4 and more', (g) => g >= 4],
    ['2.5 to 4', (g) => g >= 2.5 && g < 4],
    ['below 2.5', (g) => g < 2.5],
  ])
    console.log(
      `  ${band.padEnd(16)} ${spread(scores.filter(({ gold }) => test(gold)).map(({ score }) => score))}`,
    );
}

/** Every example against every other question of its role. */
async function measureTopic() {
  const folders = [join(import.meta.dirname, '../questions'), ...panelFolders()];
  const scores = { own: [], strong: [], weak: [], other: [] };
  for (const folder of folders.filter((each) => existsSync(each))) {
    const questions = part([...questionsIn(folder).values()], 12);
    for (const question of questions) await measureExamples(question, questions, scores);
  }
  const { own, strong, weak, other } = scores;
  console.log('\nexamples');
  console.log(`  to their own question         ${spread(own.map(({ score }) => score))}`);
  console.log(`  strong samples                ${spread(strong.map(({ score }) => score))}`);
  console.log(`  weak samples                  ${spread(weak.map(({ score }) => score))}`);
  console.log(
    `  to another of the role, over 45 ${kept('other question over 45', mean(other.map(({ score }) => Number(score > 45))))} of ${other.length}`,
  );
  sayOutside('below 75', 'own below 75', [...own, ...strong], ({ score }) => score < 75);
  sayOutside('weak above 40', 'weak above 40', weak, ({ score }) => score > 40);
}

function panelFolders() {
  const [first] = panelNames();
  return first === undefined ? [] : [join(data, first, 'questions')];
}

/** An example and the samples under their own question, and the example under the others of its role. */
async function measureExamples(question, questions, { own, strong, weak, other }) {
  const { id, exampleAnswer, samples = [] } = question;
  const scored = async (asked, text) => ({ id, score: scoreOf(await assess(asked, text)) });
  own.push(await scored(question, exampleAnswer));
  for (const { quality, text } of samples) {
    if (quality === 'strong') strong.push(await scored(question, text));
    if (quality === 'weak') weak.push(await scored(question, text));
  }
  for (const asked of questions)
    if (asked !== question && roleOf(asked.id) === roleOf(id))
      other.push(await scored(asked, exampleAnswer));
}

function sayOutside(title, figure, all, isOutside) {
  const outside = all.filter(isOutside);
  kept(figure, outside.length / Math.max(1, all.length));
  console.log(
    `  ${title}: ${outside.map(({ id, score }) => `${id} ${score}`).join(', ') || 'none'}`,
  );
}

function roleOf(id) {
  return id.split('-')[0];
}

/** Answers of people: how many honest ones a gate zeroes or caps. */
async function measurePeople() {
  for (const name of ['beetle-dev', 'scientsbank-dev']) {
    const path = join(data, `${name}.ndjson`);
    if (!existsSync(path)) {
      console.log(`\n${name}: not found, skipped`);
      continue;
    }
    const rows = part(readRows(path).filter(isHonest), 150);
    const gated = {};
    for (const row of rows) {
      const found = await assess(tutoringQuestion(row), row.answer);
      for (const flag of found.flags.filter((each) => harmful.has(each)))
        gated[flag] = (gated[flag] ?? 0) + 1;
    }
    const count = Object.values(gated).reduce((sum, each) => sum + each, 0);
    console.log(
      `\n${name}, ${rows.length} right answers of at least 8 words: gated ${kept(`${name} gated`, count / rows.length)} ${JSON.stringify(gated)}`,
    );
  }
}

function tutoringQuestion({ questionId, question, references, reference }) {
  const key = questionId ?? question;
  if (!tutoring.has(key)) {
    const [exampleAnswer] = references ?? [reference];
    tutoring.set(key, {
      id: String(key),
      type: 'technical',
      skills: [],
      text: question,
      introduction: '',
      howToAnswer: [],
      whatNotToSay: [],
      exampleAnswer,
    });
  }
  return tutoring.get(key);
}

async function measureAttacks() {
  const { attacksOn } = await import('./attacks.mjs');
  const questions = part([...questionsIn(join(import.meta.dirname, '../questions')).values()], 6);
  let tried = 0;
  const over = [];
  for (const question of questions) {
    for (const { name, answer, cap } of attacksOn(question, questions)) {
      const found = await assess(question, answer);
      tried += 1;
      if (found.status === 'scored' && found.score > cap)
        over.push(`${question.id} ${name} ${found.score}`);
    }
  }
  kept('attacks over their cap', over.length / tried);
  console.log(
    `\nattacks: ${over.length} of ${tried} over their cap${over.length === 0 ? '' : `: ${over.slice(0, 12).join(', ')}`}`,
  );
}

function inShort({ score, criteria, keyPoints, redFlags, misconduct = [], flags, star }) {
  return {
    score,
    flags,
    criteria: Object.fromEntries(criteria.map((each) => [each.id, each.score])),
    points: keyPoints.map(({ coverage }) => coverage),
    flagged: redFlags.map(({ confidence }) => confidence),
    misconduct: misconduct.map(({ confidence }) => confidence),
    star: star === null ? null : Object.values(star).map(({ present }) => present),
  };
}

function precision(all) {
  const met = all.filter(({ met: called }) => called);
  return mean(met.map(({ truth }) => Number(truth)));
}

function recall(all) {
  const shown = all.filter(({ truth }) => truth);
  return mean(shown.map(({ met }) => Number(met)));
}

function f1Of(all) {
  const [p, r] = [precision(all), recall(all)];
  return p + r > 0 ? (2 * p * r) / (p + r) : 0;
}

function reliability(points) {
  return [0, 0.2, 0.4, 0.6, 0.8]
    .map((low) => points.filter(({ p }) => p >= low && p < low + 0.2 + (low === 0.8 ? 0.01 : 0)))
    .filter(({ length }) => length > 0)
    .map(
      (bin) =>
        `${mean(bin.map(({ p }) => p)).toFixed(2)} → ${mean(bin.map(({ truth }) => Number(truth))).toFixed(2)} (${bin.length})`,
    )
    .join('  ');
}

function spread(scores) {
  const sorted = scores.filter((score) => score !== null).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return `lowest ${at(0)}, tenth ${at(0.1)}, middle ${at(0.5)}, ninth ${at(0.9)}, highest ${sorted.at(-1)} (${sorted.length})`;
}

function check() {
  const floors = JSON.parse(readFileSync(join(import.meta.dirname, 'scoring-floors.json'), 'utf8'));
  const wrong = Object.entries(floors).filter(([name, { least = -Infinity, most = Infinity }]) => {
    const value = figures[name];
    return value !== undefined && (value < least || value > most);
  });
  for (const [name, floor] of wrong)
    console.log(`${name} is ${figures[name]}, wanted ${JSON.stringify(floor)}`);
  if (wrong.length > 0) process.exitCode = 1;
}
