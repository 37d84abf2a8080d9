/**
 * Agreement of the rules scorer with graded answers. Reads the sets in DRILL_DATA (default
 * ../shared/data) and says which are not there.
 *
 *     node bench/scoring.mjs
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { importSource } from './bundle.mjs';
import { auc, balancedAccuracy, f1, macroF1, mean, pearson, spearman } from './statistics.mjs';

const data = process.env.DRILL_DATA ?? '../shared/data';
const { createAssessor } = await importSource('src/scoring/assess.ts');
const { rules } = await importSource('src/scoring/rules/index.ts');

const readRows = (path) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const percent = (value) => value.toFixed(3);

function readQuestions(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'));
  return new Map(
    files.flatMap((name) => {
      const { questions } = parse(readFileSync(join(folder, name), 'utf8'));
      return questions.map((question) => [question.id, question]);
    }),
  );
}

function measurePanel(name) {
  const folder = join(data, name);
  if (!existsSync(folder)) return console.log(`${name}: not found, skipped`);
  const questions = readQuestions(join(folder, 'questions'));
  const assessors = new Map(
    [...questions].map(([id, question]) => [id, createAssessor(rules, question)]),
  );
  const graded = readRows(join(folder, 'answers.ndjson')).map((row) => ({
    ...row,
    question: questions.get(row.questionId),
    band: row.gold.band ?? bandOf(row.gold.overall),
    assessment: assessors.get(row.questionId)(row.answer),
  }));
  const scored = graded.filter(({ assessment }) => assessment.status === 'scored');
  const scores = scored.map(({ assessment }) => assessment.score);
  const gold = scored.map((row) => row.gold.overall);
  const lengths = scored.map(({ answer }) => Math.log(answer.split(/\s+/).length));
  console.log(`${name}: n ${scored.length} of ${graded.length}`);
  console.log(
    `  score     r ${percent(pearson(scores, gold))}  rho ${percent(spearman(scores, gold))}`,
  );
  console.log(
    `  length    r of score ${percent(pearson(scores, lengths))}, of the rating ${percent(pearson(gold, lengths))}`,
  );
  console.log(`  bands     ${bandMeans(scored)}  inverted ${percent(inverted(scored))}`);
  reportKeyPoints(scored);
  reportCriteria(scored, gold);
  if (scored.some(({ gold: { labels } }) => labels)) reportStar(scored);
}

function bandMeans(rows) {
  return ['weak', 'middling', 'strong']
    .map(
      (band) =>
        `${band} ${mean(rows.filter((row) => row.band === band).map(({ assessment }) => assessment.score)).toFixed(0)}`,
    )
    .join(', ');
}

const bandOf = (rating) => (rating < 2 ? 'weak' : rating < 3.7 ? 'middling' : 'strong');

/** Share of (weak, strong) pairs of one question where the weak one scores at least as much. */
function inverted(rows) {
  const pairs = rows.flatMap((weak) =>
    rows
      .filter(
        (strong) =>
          weak.band === 'weak' && strong.band === 'strong' && strong.questionId === weak.questionId,
      )
      .map((strong) => weak.assessment.score >= strong.assessment.score),
  );
  return pairs.filter(Boolean).length / pairs.length;
}

function reportKeyPoints(rows) {
  const found = rows.flatMap(({ assessment, gold }) =>
    assessment.keyPoints.map((point) => ({ point, truth: gold.keyPoints.includes(point.id) })),
  );
  const truths = found.map(({ truth }) => truth);
  const met = found.map(({ point }) => point.status === 'met');
  console.log(
    `  points    AUC ${percent(
      auc(
        found.map(({ point }) => point.coverage),
        truths,
      ),
    )}  balanced accuracy ${percent(balancedAccuracy(met, truths))}`,
  );
  const flags = rows.flatMap(({ assessment, gold, question }) =>
    (question.rubric.redFlags ?? []).map(({ id }) => ({
      guess: assessment.redFlags.some((flag) => flag.id === id),
      truth: gold.redFlags.includes(id),
    })),
  );
  console.log(
    `  red flags F1 ${percent(
      f1(
        flags.map(({ guess }) => guess),
        flags.map(({ truth }) => truth),
      ),
    )}`,
  );
}

function reportCriteria(rows, gold) {
  for (const id of ['content', 'structure', 'specificity', 'ownership', 'conduct']) {
    const pairs = rows.flatMap(({ assessment }, index) => {
      const criterion = assessment.criteria.find((each) => each.id === id);
      return criterion ? [[criterion.score, gold[index]]] : [];
    });
    console.log(
      `  ${id.padEnd(12)} r ${percent(
        pearson(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        ),
      )}`,
    );
  }
}

function reportStar(rows) {
  const parts = { situation: 'S', task: 'T', action: 'A', result: 'R' };
  for (const [part, letter] of Object.entries(parts)) {
    const seen = rows.flatMap(({ assessment, gold }) => {
      if (!gold.labels || !assessment.star) return [];
      const truth = gold.labels[0].some((_, at) =>
        gold.labels.every((labels) => labels[at] === letter),
      );
      return [{ guess: assessment.star[part].present, truth }];
    });
    console.log(
      `  ${part.padEnd(12)} balanced accuracy ${percent(
        balancedAccuracy(
          seen.map(({ guess }) => guess),
          seen.map(({ truth }) => truth),
        ),
      )} (n ${seen.length}, there ${seen.filter(({ truth }) => truth).length})`,
    );
  }
}

/** Right or wrong against references, no rubric, one threshold for the whole set: the best one is shown. */
function measureTutoring(name) {
  const path = join(data, `${name}.ndjson`);
  if (!existsSync(path)) return console.log(`${name}: not found, skipped`);
  const rows = readRows(path);
  const assessors = new Map();
  const scores = rows.map((row) => {
    if (!assessors.has(row.questionId))
      assessors.set(row.questionId, createAssessor(rules, asQuestion(row)));
    const { criteria } = assessors.get(row.questionId)(row.answer);
    return criteria?.find(({ id }) => id === 'content').score ?? 0;
  });
  const truths = rows.map(({ correct }) => correct === 1);
  const results = Array.from({ length: 100 }, (_, threshold) => ({
    threshold,
    f1: macroF1(
      scores.map((score) => score > threshold),
      truths,
    ),
  }));
  const best = results.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  const majority = macroF1(
    truths.map(() => mean(truths.map(Number)) > 0.5),
    truths,
  );
  console.log(
    `${name}: n ${rows.length}  macro-F1 ${percent(best.f1)} above ${best.threshold} (majority ${percent(majority)})`,
  );
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

measurePanel('panel-dev');
measurePanel('panel-dev-reversed');
measureTutoring('beetle-dev');
measureTutoring('scientsbank-dev');
