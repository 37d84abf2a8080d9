/**
 * Agreement of the rules scorer with graded answers: the panels of the project (bench/panel) and the
 * sets in DRILL_DATA (default ../shared/data) that are there. "Unseen" figures come from weights
 * fitted without any answer to the question that is scored.
 *
 *     node bench/scoring.mjs [--record] [--check]
 *
 * `--record` keeps the figures in bench/scoring-record.json; `--check` fails where a figure lies
 * clearly below its floor in bench/scoring-floors.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSource } from './bundle.mjs';
import { readRows } from './panels.mjs';
import {
  auc,
  balancedAccuracy,
  f1,
  kappa,
  linearRmse,
  macroF1,
  mean,
  pearson,
  spearman,
} from './statistics.mjs';
import { fitWeights, foldsOf, readGraded } from './training.mjs';
import { measureTwisted } from './twisted.mjs';

const data = process.env.DRILL_DATA ?? '../shared/data';
const { createAssessor } = await importSource('src/scoring/assess.ts');
const { rules, rulesWith } = await importSource('src/scoring/rules/index.ts');

const figures = {};
const graded = readGraded();
assessAll(graded, rules, 'shipped');
for (const { learnt, held } of foldsOf(graded))
  assessAll(held, rulesWith(fitWeights(learnt)), 'unseen');
for (const set of new Set(graded.map((answer) => answer.set)))
  measurePanel(
    set,
    graded.filter((answer) => answer.set === set),
  );
for (const name of ['beetle-dev', 'scientsbank-dev']) measureTutoring(name);
for (const set of ['twisted', 'twisted-held', 'voices', 'voices-held']) showTwisted(set);
measureSpeed();
finish();

function assessAll(answers, scorer, as) {
  const assessors = new Map();
  for (const answer of answers) {
    const { question } = answer;
    if (!assessors.has(question)) assessors.set(question, createAssessor(scorer, question));
    answer[as] = assessors.get(question)(answer.answer);
  }
}

function measurePanel(set, answers) {
  console.log(`\n${set}: ${answers.length} answers`);
  const own = { ...agreement(answers, 'shipped'), ...findings(answers, 'shipped') };
  const unseen = { ...agreement(answers, 'unseen'), ...findings(answers, 'unseen') };
  print('', ['shipped', 'unseen']);
  for (const name of Object.keys(own)) print(name, [own[name], unseen[name]]);
  figures[set] = { shipped: own, unseen };
  const rating = scoredOnly(answers, 'shipped').map(({ gold }) => gold.overall);
  const lengths = scoredOnly(answers, 'shipped').map(({ answer }) => Math.log(wordsOf(answer)));
  print('baselines', []);
  print('  length only: r', [pearson(lengths, rating)]);
  print('  always the mean: rmse', [
    linearRmse(
      rating.map(() => 0),
      rating,
    ),
  ]);
}

function agreement(answers, as) {
  const scored = scoredOnly(answers, as);
  const scores = scored.map((answer) => answer[as].score);
  const rating = scored.map(({ gold }) => gold.overall);
  const lengths = scored.map(({ answer }) => Math.log(wordsOf(answer)));
  return {
    n: scored.length,
    'r of the score': pearson(scores, rating),
    'rank r': spearman(scores, rating),
    'rmse, rating points': linearRmse(scores, rating),
    'kappa, five bands': kappa(scores, rating),
    'r with length': pearson(scores, lengths),
    'the same of the rating': pearson(rating, lengths),
    'weak, mean score': meanScore(scored, as, 'weak'),
    middling: meanScore(scored, as, 'middling'),
    strong: meanScore(scored, as, 'strong'),
    'pairs inverted': inverted(scored, as),
    ...Object.fromEntries(
      ['content', 'structure', 'specificity', 'ownership', 'conduct'].map((id) => [
        `r of ${id}`,
        criterionAgreement(id, scored, as),
      ]),
    ),
  };
}

function findings(answers, as) {
  const scored = scoredOnly(answers, as);
  const points = scored.flatMap((answer) =>
    answer[as].keyPoints.map((point) => ({
      point,
      truth: answer.gold.keyPoints.includes(point.id),
    })),
  );
  const truths = points.map(({ truth }) => truth);
  const flags = scored.flatMap((answer) =>
    (answer.question.rubric.redFlags ?? []).map(({ id }) => ({
      guess: answer[as].redFlags.some((flag) => flag.id === id),
      truth: answer.gold.redFlags.includes(id),
    })),
  );
  return {
    'key points AUC': auc(
      points.map(({ point }) => point.coverage),
      truths,
    ),
    'met, balanced accuracy': balancedAccuracy(
      points.map(({ point }) => point.status === 'met'),
      truths,
    ),
    ...(flags.some(({ truth }) => truth)
      ? {
          'red flags F1': f1(
            flags.map(({ guess }) => guess),
            flags.map(({ truth }) => truth),
          ),
        }
      : {}),
    ...starParts(scored, as),
  };
}

/** Of the parts that some answers tell and some do not. */
function starParts(answers, as) {
  const letters = { situation: 'S', task: 'T', action: 'A', result: 'R' };
  return Object.fromEntries(
    Object.entries(letters).flatMap(([part, letter]) => {
      const seen = answers.flatMap((answer) => {
        const truth = tells(answer.gold, letter);
        return truth === null || !answer[as].star
          ? []
          : [{ guess: answer[as].star[part].present, truth }];
      });
      const truths = seen.map(({ truth }) => truth);
      if (new Set(truths).size < 2) return [];
      return [
        [
          `${part}, balanced accuracy`,
          balancedAccuracy(
            seen.map(({ guess }) => guess),
            truths,
          ),
        ],
      ];
    }),
  );
}

/** Whether the annotators agree that the part is told; null where nobody said. */
function tells({ star, labels }, letter) {
  if (star) return star[letter];
  if (!labels) return null;
  return labels[0].some((_, at) => labels.every((own) => own[at] === letter));
}

function scoredOnly(answers, as) {
  return answers.filter((answer) => answer[as].status === 'scored');
}

function bandOf({ band, gold }) {
  return (
    band ?? gold.band ?? (gold.overall < 2 ? 'weak' : gold.overall < 3.7 ? 'middling' : 'strong')
  );
}

function meanScore(answers, as, band) {
  return Math.round(
    mean(answers.filter((answer) => bandOf(answer) === band).map((answer) => answer[as].score)),
  );
}

/** Share of (weak, strong) pairs of one question where the weak one scores at least as much. */
function inverted(answers, as) {
  const of = (band) => answers.filter((answer) => bandOf(answer) === band);
  const pairs = of('weak').flatMap((weak) =>
    of('strong')
      .filter(({ questionId }) => questionId === weak.questionId)
      .map((strong) => weak[as].score >= strong[as].score),
  );
  return pairs.filter(Boolean).length / pairs.length;
}

function criterionAgreement(id, answers, as) {
  const pairs = answers.flatMap((answer) => {
    const criterion = answer[as].criteria.find((each) => each.id === id);
    return criterion ? [[criterion.score, answer.gold.overall]] : [];
  });
  return pearson(
    pairs.map(([score]) => score),
    pairs.map(([, rating]) => rating),
  );
}

/** Right or wrong against references, no rubric, one threshold for the whole set: the best one is shown. */
function measureTutoring(name) {
  const path = join(data, `${name}.ndjson`);
  if (!existsSync(path)) return console.log(`\n${name}: not found, skipped`);
  const rows = readRows(path);
  const assessors = new Map();
  const scores = rows.map((row) => {
    if (!assessors.has(row.questionId))
      assessors.set(row.questionId, createAssessor(rules, asQuestion(row)));
    const { criteria } = assessors.get(row.questionId)(row.answer);
    return criteria?.find(({ id }) => id === 'content').score ?? 0;
  });
  const truths = rows.map(({ correct }) => correct === 1);
  const at = (threshold) =>
    macroF1(
      scores.map((score) => score > threshold),
      truths,
    );
  const threshold = Array.from({ length: 100 }, (_, cut) => cut).reduce((a, b) =>
    at(b) > at(a) ? b : a,
  );
  const common = mean(truths.map(Number)) > 0.5;
  const lengths = rows.map(({ answer }) => wordsOf(answer));
  const byLength = Math.max(
    ...[3, 6, 9, 12, 15, 20, 25].map((cut) =>
      macroF1(
        lengths.map((n) => n > cut),
        truths,
      ),
    ),
  );
  const own = { 'macro-F1': at(threshold) };
  figures[name] = { shipped: own };
  console.log(`\n${name}: ${rows.length} answers`);
  print(`macro-F1 (above ${threshold})`, [own['macro-F1']]);
  print('  the majority', [
    macroF1(
      truths.map(() => common),
      truths,
    ),
  ]);
  print('  length only', [byLength]);
}

function showTwisted(set) {
  const assessors = new Map();
  const kinds = measureTwisted(set, (question, answer) => {
    if (!assessors.has(question)) assessors.set(question, createAssessor(rules, question));
    return assessors.get(question)(answer);
  });
  console.log(`\n${set}`);
  print('', ['score', 'grade', 'off', 'behind']);
  for (const { kind, n, score, grade, off, behind } of kinds)
    print(`${kind} (${n})`, [
      Math.round(score),
      Math.round(grade),
      Math.round(off),
      ...(behind === null ? [] : [behind]),
    ]);
  figures[set] = {
    shipped: Object.fromEntries(
      kinds.flatMap(({ kind, score, behind }) => [
        [`${kind}, mean score`, Math.round(score)],
        ...(behind === null ? [] : [[`${kind}, told apart`, behind]]),
      ]),
    ),
  };
}

function asQuestion({ questionId, question, references }) {
  const [exampleAnswer = '', ...others] = references;
  return {
    id: questionId,
    type: 'technical',
    skills: [],
    text: question,
    introduction: '',
    howToAnswer: [],
    whatNotToSay: [],
    exampleAnswer,
    samples: others.map((text) => ({ quality: 'strong', text, why: '', expect: {} })),
  };
}

function measureSpeed() {
  const assessors = new Map();
  for (const { question } of graded) assessors.set(question, createAssessor(rules, question));
  const all = () => {
    for (const { question, answer } of graded) assessors.get(question)(answer);
  };
  all();
  const start = process.cpuUsage();
  for (let round = 0; round < 3; round++) all();
  const { user, system } = process.cpuUsage(start);
  console.log(
    `\n${Math.round((3 * graded.length) / ((user + system) / 1e6))} answers a second of one core's time`,
  );
}

function wordsOf(answer) {
  return answer.split(/\s+/).length;
}

function print(name, values) {
  const cells = values.map((value) =>
    typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value),
  );
  console.log(`  ${name.padEnd(30)}${cells.map((cell) => cell.padStart(9)).join('')}`);
}

function finish() {
  if (process.argv.includes('--record')) {
    const rounded = JSON.stringify(
      figures,
      (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value),
      2,
    );
    writeFileSync(join(import.meta.dirname, 'scoring-record.json'), `${rounded}\n`);
  }
  if (!process.argv.includes('--check')) return;
  const floors = JSON.parse(readFileSync(join(import.meta.dirname, 'scoring-floors.json'), 'utf8'));
  const below = Object.entries(floors).flatMap(([set, own]) =>
    Object.entries(own).flatMap(([name, floor]) => {
      const value = figures[set]?.shipped[name];
      return value === undefined || value >= floor
        ? []
        : [`${set}: ${name} is ${value.toFixed(3)}, its floor ${floor}`];
    }),
  );
  for (const line of below) console.error(line);
  console.log(
    `\n${below.length === 0 ? 'No figure is' : `${below.length} figures are`} below the floor.`,
  );
  if (below.length > 0) process.exitCode = 1;
}
