import type { ScoredAssessment } from '../../domain/assessment.ts';
import { type Printable, print } from '../../domain/printable.ts';
import { paragraph, section } from '../blocks.ts';
import { type Layout, lines } from '../layout.ts';
import { criterionNames, wordFor } from './words.ts';

/** What several readings or a second scorer made of the answer; null where there was neither. */
export function secondOpinion(
  assessment: ScoredAssessment,
  layout: Layout,
  numbers: boolean,
): Printable | null {
  const said = [...readingLines(assessment, numbers), ...comparisonLines(assessment, numbers)];
  if (said.length === 0) return null;
  return section(
    'Second opinion',
    lines(...said.map((line) => paragraph(print`${line}`, layout))),
    layout,
  );
}

function readingLines({ readings }: ScoredAssessment, numbers: boolean): string[] {
  if (readings === undefined) return [];
  const { scores, droppedQuotes } = readings;
  const said: string[] = [];
  if (scores.length > 1 && numbers) said.push(`${scores.length} readings: ${scores.join(', ')}.`);
  if (droppedQuotes > 0) {
    const quotes = droppedQuotes === 1 ? '1 quote' : `${droppedQuotes} quotes`;
    said.push(`${quotes} of the judge not in your answer: left out.`);
  }
  return said;
}

function comparisonLines({ score, comparison }: ScoredAssessment, numbers: boolean): string[] {
  if (comparison === undefined) return [];
  const { name, model } = comparison.scorer;
  const who = `The scorer ${name}${model === undefined ? '' : ` (${model})`}`;
  if (comparison.status === 'unscored')
    return [`${who} gave no score. ${comparison.reason.message}`];
  const { difference, widest } = comparison;
  const result = numbers ? `${comparison.score} of 100 beside ${score}` : wordFor(comparison.score);
  const where =
    widest === null || difference === 0 ? '' : ` They differ most on ${criterionNames[widest]}.`;
  return [`${who} gives ${result}.${where}`];
}
