/**
 * Full assessments a second on one core, beside parsing the same answers as JSON.
 *
 *     node bench/assess.mjs [rounds]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { importSource } from './bundle.mjs';

const rounds = Number(process.argv[2] ?? 40);
const { createAssessor } = await importSource('src/scoring/assess.ts');
const { rules } = await importSource('src/scoring/rules/index.ts');

const folder = join(import.meta.dirname, '../questions');
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'));
const questions = files.flatMap(
  (name) => parse(readFileSync(join(folder, name), 'utf8')).questions,
);
const work = questions.flatMap((question) => {
  const assess = createAssessor(rules, question);
  const texts = [question.exampleAnswer, ...question.samples.map(({ text }) => text)];
  return texts.map((text) => ({ assess, text, json: JSON.stringify({ answer: text }) }));
});
const words = work.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / work.length;

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
  `${work.length} answers of ${words.toFixed(0)} words on the average, ${rounds} rounds, Node ${process.version}`,
);
console.log(`assessed             ${assessments.toFixed(0).padStart(9)} a second`);
console.log(`assessed and written ${serialised.toFixed(0).padStart(9)} a second`);
console.log(`parsed as JSON only  ${parsed.toFixed(0).padStart(9)} a second`);
