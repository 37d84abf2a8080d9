/**
 * Full assessments a second on one core, beside parsing the same answers as JSON.
 *
 *     node bench/assess.mjs [rounds]
 */
import { join } from 'node:path';
import { importSource } from './bundle.mjs';
import { questionsIn, readRows } from './panels.mjs';

const rounds = Number(process.argv[2] ?? 40);
const { createAssessor } = await importSource('src/scoring/assess.ts');
const { rules } = await importSource('src/scoring/rules/index.ts');

/** Graded answers of about 150 words, none of them a model answer. */
const sets = ['twisted', 'twisted-held', 'ordinary', 'reversed', 'mixed'];
const length = { least: 125, most: 180 };

const panel = join(import.meta.dirname, 'panel');
const questions = new Map(
  [join(panel, 'questions'), join(panel, '../../questions')].flatMap((folder) => [
    ...questionsIn(folder),
  ]),
);
const assessors = new Map();
function assessorOf(id) {
  if (!assessors.has(id)) assessors.set(id, createAssessor(rules, questions.get(id)));
  return assessors.get(id);
}

const countWords = (text) => text.split(/\s+/).length;
const work = sets
  .flatMap((set) => readRows(join(panel, set, 'answers.ndjson')))
  .filter(({ answer }) => countWords(answer) >= length.least && countWords(answer) <= length.most)
  .map(({ questionId, answer }) => ({
    assess: assessorOf(questionId),
    text: answer,
    json: JSON.stringify({ answer }),
  }));
const words = work.reduce((sum, { text }) => sum + countWords(text), 0) / work.length;

/** Per second of one core's time, so that what else the machine does hardly shows. */
function rate(task) {
  for (let round = 0; round < rounds / 4; round++) for (const each of work) task(each);
  const start = process.cpuUsage();
  for (let round = 0; round < rounds; round++) for (const each of work) task(each);
  const { user, system } = process.cpuUsage(start);
  return (rounds * work.length) / ((user + system) / 1e6);
}

const assessments = rate(({ assess, text }) => assess(text));
const serialised = rate(({ assess, text }) => JSON.stringify(assess(text)));
const parsed = rate(({ json }) => JSON.parse(json));
console.log(
  `${work.length} answers to ${assessors.size} questions, ${words.toFixed(0)} words on the average, ${rounds} rounds, Node ${process.version}`,
);
console.log(`assessed             ${assessments.toFixed(0).padStart(9)} a second`);
console.log(`assessed and written ${serialised.toFixed(0).padStart(9)} a second`);
console.log(`parsed as JSON only  ${parsed.toFixed(0).padStart(9)} a second`);
