import type {
  Agreement,
  BothCalibrations,
  Calibration,
  Disagreement,
  Verdict,
} from '../domain/calibration.ts';
import { type Printable, print } from '../domain/printable.ts';
import { indent, type Layout, lines, paintFor, wrap } from './layout.ts';

/** The measured agreement as text: figures, baselines, tables, the answers furthest apart, and a plain verdict. */
export function calibrationText(calibration: Calibration, layout: Layout): Printable {
  const { heading } = paintFor(layout);
  const { overall, baselines, lengthCorrelation, raters, criteria, questions, worst } = calibration;
  return lines(
    print`${calibration.scorer.name} ${calibration.scorer.version} against people: ${overall.n} answers`,
    ...leftOut(calibration),
    print``,
    header,
    row('score', overall),
    ...(raters === null ? [] : [row('one rater against another', raters)]),
    row('number of words only', baselines.length),
    print`${'always the mean'.padEnd(labelWidth)}${cell('')}${cell('')}${cell('')}${cell(baselines.mean.rmse)}`.reshape(
      (text) => text.trimEnd(),
    ),
    print``,
    print`Correlation with length: score ${figure(lengthCorrelation.score)}, people ${figure(lengthCorrelation.human)}. Bands are cut at ${calibration.bands.join(', ')}.`,
    ...table('Criteria', criteria, layout),
    ...table('Questions', questions, layout),
    print``,
    heading('Furthest apart'),
    ...worst.map((each) => disagreement(each, layout)),
    print``,
    heading('Verdict'),
    print`${verdicts[calibration.verdict]}`,
  );
}

/** Two scorers, each against people, and the two against each other. */
export function bothCalibrationsText(
  { first, second, between }: BothCalibrations,
  layout: Layout,
): Printable {
  return lines(
    calibrationText(first, layout),
    print``,
    calibrationText(second, layout),
    print``,
    paintFor(layout).heading('The two against each other'),
    header,
    row(`${first.scorer.name} and ${second.scorer.name}`, between),
  );
}

const verdicts: Readonly<Record<Verdict, string>> = {
  'as-good-as-raters': 'It agrees with your raters as well as they agree with each other.',
  good: 'It agrees well with your ratings. Add the single ratings (humanScores) to compare it with how well your raters agree.',
  'not-yet': 'It is not yet good enough to grade unattended: let a person look at every score.',
  'too-few': 'There are too few rated answers to tell: rate at least 30.',
};

const labelWidth = 32;
const cellWidth = 10;

function cell(value: number | string): string {
  return (typeof value === 'number' ? figure(value) : value).padStart(cellWidth);
}

function figure(value: number): string {
  return value.toFixed(3);
}

const header = print`${' '.repeat(labelWidth)}${['n', 'r', 'rank r', 'error', 'kappa'].map((title) => title.padStart(cellWidth)).join('')}`;

function row(label: string, { n, pearson, spearman, rmse, kappa }: Agreement): Printable {
  const cells = [String(n).padStart(cellWidth), ...[pearson, spearman, rmse, kappa].map(cell)];
  return print`${label.padEnd(labelWidth)}${cells.join('')}`;
}

function table(
  title: string,
  rows: readonly ({ readonly id: string } & Agreement)[],
  layout: Layout,
): Printable[] {
  if (rows.length === 0) return [];
  const { heading } = paintFor(layout);
  return [print``, heading(title), ...rows.map((each) => row(each.id, each))];
}

function leftOut({ leftOut: reasons }: Calibration): Printable[] {
  return Object.entries(reasons).map(([code, count]) => print`  left out: ${count} ${code}`);
}

function disagreement(
  { row: line, id, questionId, human, score, mapped, answer }: Disagreement,
  layout: Layout,
): Printable {
  const name = id === undefined ? `line ${line}` : `line ${line}, ${id}`;
  return lines(
    print`${name} (${questionId}): people ${human}, scorer ${mapped} (${score} of 100)`,
    indent(wrap(print`${answer}`, layout.width - 2), 2),
  );
}
