/**
 * Fits the weights of the rules scorer (src/scoring/rules/weights.ts) to graded answers: least
 * squares with a ridge for the substance of an answer, logistic regressions for key points and red
 * flags. Plain arithmetic in a fixed order, so the same data gives the same bytes.
 */
import { importSource } from './bundle.mjs';
import { panelNames, readPanel } from './panels.mjs';

const { compileMeasure } = await importSource('src/scoring/rules/measure.ts');
const { shareOf } = await importSource('src/scoring/rules/doing.ts');
const { relevanceOf } = await importSource('src/scoring/rules/substance.ts');
const { trained, worthOf } = await importSource('src/scoring/rules/weights.ts');
const { families, talking, specificityFamilies, ownershipFamilies } = await importSource(
  'src/scoring/rules/lexicon/telling.ts',
);

/** What the features of an answer are called, in their order. */
export const names = ['likeness', 'said', 'lapses', ...families];
/** Which way a feature may count: a fit that says otherwise is chance. */
const signs = names.map((name) => (name === 'lapses' || name in talking ? -1 : 1));
/** Strength of the ridges on standardised features and on log odds. */
const ridge = { linear: 10, logistic: 0.5 };
const folds = 12;
const mostNear = 3;

/** Every graded answer that is there, with what was measured on it. */
export function readGraded() {
  return panelNames().flatMap((set) => {
    const { questions, rows } = readPanel(set);
    const asked = [...questions.values()];
    const measures = new Map(
      asked.map(({ id }) => [id, compileMeasure(questions.get(id), trained)]),
    );
    return rows.map((row, index) => {
      const measured = measures.get(row.questionId)(row.answer);
      const other = otherThan(row.questionId, asked, index);
      return {
        ...row,
        set,
        question: questions.get(row.questionId),
        measured,
        features: featuresOf(measured),
        goal: (row.gold.overall - 1) / 4,
        misplaced: {
          features: featuresOf(measures.get(other)(row.answer)),
          goal: misplaced.goal,
          counts: misplaced.counts,
        },
      };
    });
  });
}

/** What a good answer is worth where another question was asked, and how much it counts beside a graded one. */
const misplaced = { goal: 0.1, counts: 0.05 };

function otherThan(id, asked, index) {
  const others = asked.filter((question) => question.id !== id);
  return others[index % others.length].id;
}

function featuresOf({ traits }) {
  const { likeness, said, lapses, telling } = traits;
  const relevance = relevanceOf(traits);
  const densities = families.map(
    (family, number) => telling.densities[number] * (family in talking ? 1 : relevance),
  );
  return [likeness, said, lapses, ...densities];
}

/** Splits answers into folds of whole questions: each with the answers to learn from and those held out. */
export function foldsOf(answers) {
  const ids = [...new Set(answers.map(({ questionId }) => questionId))].sort();
  return Array.from({ length: folds }, (_, fold) => {
    const held = new Set(ids.filter((_, index) => index % folds === fold));
    return {
      learnt: answers.filter(({ questionId }) => !held.has(questionId)),
      held: answers.filter(({ questionId }) => held.has(questionId)),
    };
  });
}

/** All weights, rounded as they are kept. */
export function fitWeights(answers) {
  const substance = fitSubstance(answers);
  const unseen = unseenSubstance(answers);
  const kept = {
    start: rounded(substance.start),
    ...Object.fromEntries(
      names.slice(0, 3).map((name, at) => [name, rounded(substance.weights[at])]),
    ),
    families: Object.fromEntries(families.map((f, at) => [f, rounded(substance.weights[at + 3])])),
  };
  return {
    substance: kept,
    ranges: {
      specificity: rangeOf(specificityFamilies, kept, answers),
      ownership: rangeOf(ownershipFamilies, kept, answers),
    },
    keyPoint: named(['start', 'said', 'near', 'substance'], fitKeyPoints(answers, unseen)),
    redFlag: named(['start', 'said', 'near', 'lapses', 'substance'], fitRedFlags(answers, unseen)),
  };
}

/** For each answer its substance by weights fitted without any answer to its question. */
export function unseenSubstance(answers) {
  const unseen = new Map();
  for (const { learnt, held } of foldsOf(answers)) {
    const fit = fitSubstance(learnt);
    for (const answer of held) unseen.set(answer, substanceBy(fit, answer));
  }
  return unseen;
}

function substanceBy({ start, weights }, { features, measured }) {
  const sum = Math.min(1, Math.max(0, start + dot(weights, features)));
  return sum * shareOf(measured.doing);
}

/** A weight of the wrong sign is left out and the rest fitted again. */
function fitSubstance(graded) {
  const elsewhere = graded.filter(({ goal }) => goal >= 0.75).map((answer) => answer.misplaced);
  const answers = [...graded, ...elsewhere];
  let used = names.map((_, at) => at);
  for (;;) {
    const { start, weights } = fitLinear(answers, used);
    const right = used.filter((at) => weights[at] * signs[at] >= 0);
    if (right.length === used.length) return { start, weights };
    used = right;
  }
}

/** Weighted least squares with a ridge on standardised features. */
function fitLinear(answers, used) {
  const counts = answers.map(({ counts: own = 1 }) => own);
  const columns = used.map((at) => answers.map(({ features }) => features[at]));
  const means = columns.map((column) => weighedMean(column, counts));
  const spreads = columns.map((column, at) => spread(column, means[at], counts));
  const standard = columns.map((column, at) =>
    column.map((value) => (value - means[at]) / spreads[at]),
  );
  const goals = answers.map(({ goal }) => goal);
  const middle = weighedMean(goals, counts);
  const matrix = standard.map((a, i) =>
    standard.map((b, j) => dot3(a, b, counts) + (i === j ? ridge.linear : 0)),
  );
  const right = standard.map((column) =>
    dot3(
      column,
      goals.map((goal) => goal - middle),
      counts,
    ),
  );
  const solved = solve(matrix, right);
  const weights = names.map(() => 0);
  used.forEach((at, index) => {
    weights[at] = solved[index] / spreads[index];
  });
  const start = middle - used.reduce((sum, at, index) => sum + weights[at] * means[index], 0);
  return { start, weights };
}

function fitKeyPoints(answers, unseen) {
  return fitLogistic(
    answers.flatMap((answer) =>
      answer.measured.reading.points.map(({ keyPoint, said, near }) => ({
        features: [1, said, Math.min(mostNear, near.value), unseen.get(answer)],
        truth: answer.gold.keyPoints.includes(keyPoint.id) ? 1 : 0,
      })),
    ),
  );
}

/** Without the set whose red flags nobody annotated. */
function fitRedFlags(answers, unseen) {
  return fitLogistic(
    answers
      .filter(({ set }) => set !== 'panel-dev-reversed')
      .flatMap((answer) =>
        answer.measured.manners.flags.map(({ id, said, near, shown }) => ({
          features: [1, said, Math.min(mostNear, near.value), shown ? 1 : 0, unseen.get(answer)],
          truth: answer.gold.redFlags.includes(id) ? 1 : 0,
        })),
      ),
  );
}

const rounds = 30;

/** By Newton's method. */
function fitLogistic(rows) {
  let weights = rows[0].features.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight) => -ridge.logistic * weight);
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? ridge.logistic : 0)));
    for (const { features, truth } of rows) {
      const chance = 1 / (1 + Math.exp(-dot(weights, features)));
      features.forEach((a, i) => {
        gradient[i] += a * (truth - chance);
        features.forEach((b, j) => {
          hessian[i][j] += a * b * chance * (1 - chance);
        });
      });
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, at) => weight + step[at]);
  }
  return weights;
}

/** From where the families of a criterion leave weak answers to where they bring strong ones. */
function rangeOf(own, substance, answers) {
  const sum = ({ features }) =>
    own.reduce(
      (total, family) => total + worthOf(family, { substance }) * features[names.indexOf(family)],
      0,
    );
  const weak = answers.filter(({ goal }) => goal < 0.25).map(sum);
  const strong = answers.filter(({ goal }) => goal >= 0.75).map(sum);
  return { none: rounded(Math.max(0, quantile(weak, 0.2))), full: rounded(quantile(strong, 0.5)) };
}

/** Gauss-Jordan elimination with pivots. */
function solve(matrix, right) {
  const rows = matrix.map((row, at) => [...row, right[at]]);
  for (let pivot = 0; pivot < rows.length; pivot++) {
    let best = pivot;
    for (let row = pivot; row < rows.length; row++) {
      if (Math.abs(rows[row][pivot]) > Math.abs(rows[best][pivot])) best = row;
    }
    [rows[pivot], rows[best]] = [rows[best], rows[pivot]];
    for (let row = 0; row < rows.length; row++) {
      if (row === pivot) continue;
      const factor = rows[row][pivot] / rows[pivot][pivot];
      for (let at = pivot; at <= rows.length; at++) rows[row][at] -= factor * rows[pivot][at];
    }
  }
  return rows.map((row, at) => row[rows.length] / row[at]);
}

function named(keys, values) {
  return Object.fromEntries(keys.map((key, at) => [key, rounded(values[at])]));
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))];
}

function weighedMean(values, counts) {
  return dot(values, counts) / counts.reduce((sum, count) => sum + count, 0);
}

function spread(values, middle, counts) {
  const squares = values.map((value) => (value - middle) ** 2);
  return Math.sqrt(weighedMean(squares, counts)) || 1;
}

function dot3(a, b, c) {
  return a.reduce((sum, value, at) => sum + value * b[at] * c[at], 0);
}

function dot(a, b) {
  return a.reduce((sum, value, at) => sum + value * b[at], 0);
}

function rounded(value) {
  return Math.round(value * 10_000) / 10_000 || 0;
}
