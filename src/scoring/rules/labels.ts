import type { StarPart } from '../../domain/question.ts';
import type { Reading } from './story.ts';

/** What a sentence is for: a part of the story, what was learnt from it, or nothing of it. */
export type Label = StarPart | 'learning' | 'other';

const labels: readonly Label[] = ['situation', 'task', 'action', 'result', 'learning', 'other'];

/** What a sentence shows, each 0 or 1 but for its place: 0 at the beginning of the answer and 1 at its end. */
const signs = [
  'place',
  'situation',
  'task',
  'action',
  'result',
  'learnt',
  'told',
  'supposes',
  /** Begins with the act; comes before the first act, or after the last one. */
  'leads',
  'before',
  'after',
] as const;
type Sign = (typeof signs)[number];

/** What each sign says for each label: rounded from a logistic regression on the labelled sentences of the development panel (bench/README.md). */
const weights: Readonly<Record<Label, Partial<Record<Sign, number>> & { readonly start: number }>> =
  {
    situation: { start: 2.2, place: -5, situation: 0.5, told: 0.8, after: -1 },
    task: { start: -1.7, place: -1.2, task: 2.4, before: 1 },
    action: { start: 0.3, action: 1.7, leads: 1, before: -1, after: -0.7, supposes: -0.8 },
    result: { start: -1.4, place: 3, result: 1.5, told: 0.4, before: -1.2, leads: -0.6 },
    learning: { start: -2, place: 2.7, learnt: 2, after: 1 },
    other: { start: -0.2, action: -1.4, result: -1, supposes: 0.8, before: 0.8 },
  };
const starts = labels.map((label) => weights[label].start);
/** For each label the signs that speak for it or against it, by their place in `signs`. */
const telling = labels.map((label) =>
  signs.map((_, at) => at).filter((at) => signs[at] !== undefined && signs[at] in weights[label]),
);
const weighed = labels.map((label) => signs.map((sign) => weights[label][sign] ?? 0));

/** What it costs to go back to an earlier part; stories do, but seldom. */
const turnBack = 0.3;

/** What is written anew for each answer: the signs of a sentence, and the best scores of labels. */
const shown = new Float64Array(signs.length);
const memory = [new Float64Array(labels.length), new Float64Array(labels.length)] as const;

/** The best labels for the sentences in order (Viterbi): signs, with a price for turning back. */
export function labelSentences(readings: readonly Reading[], acts: Acts): Label[] {
  const from: number[] = [];
  let [before, scores] = memory;
  scores.fill(0);
  readings.forEach((reading, index) => {
    [before, scores] = [scores, before];
    lookAt(reading, index / Math.max(1, readings.length - 1), acts, index);
    for (let state = 0; state < labels.length; state++) {
      const best = bestBefore(before, state);
      from.push(best);
      scores[state] = (before[best] ?? 0) - priceOf(best, state) + supportFor(state);
    }
  });
  return backtrack(scores, from, readings.length);
}

/** The first and the last sentence with an act of one's own, or −1. */
export interface Acts {
  readonly first: number;
  readonly last: number;
}

export function actsOf(readings: readonly Reading[]): Acts {
  let [first, last] = [-1, -1];
  readings.forEach(({ cues }, index) => {
    if (cues.action === null) return;
    if (first === -1) first = index;
    last = index;
  });
  return { first, last };
}

/** Writes down the signs of a sentence, in their order. */
function lookAt(
  { sentence, cues, learnt, told, supposes }: Reading,
  place: number,
  { first, last }: Acts,
  index: number,
): void {
  shown[0] = place;
  shown[1] = as(cues.situation !== null);
  shown[2] = as(cues.task !== null);
  shown[3] = as(cues.action !== null);
  shown[4] = as(cues.result !== null);
  shown[5] = as(learnt);
  shown[6] = as(told !== null);
  shown[7] = as(supposes);
  shown[8] = as(cues.action?.first === sentence.first);
  shown[9] = as(first === -1 || index < first);
  shown[10] = as(last !== -1 && index > last);
}

function as(value: boolean): number {
  return value ? 1 : 0;
}

function supportFor(state: number): number {
  const [own, places] = [weighed[state] ?? [], telling[state] ?? []];
  let sum = starts[state] ?? 0;
  for (const at of places) sum += (own[at] ?? 0) * (shown[at] ?? 0);
  return sum;
}

function bestBefore(before: Float64Array, state: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let other = 0; other < before.length; other++) {
    const gain = (before[other] ?? 0) - priceOf(other, state);
    if (gain <= most) continue;
    best = other;
    most = gain;
  }
  return best;
}

/** The last label stands outside of the order. */
const outside = labels.length - 1;

function priceOf(before: number, state: number): number {
  return before !== outside && state < before ? turnBack : 0;
}

function backtrack(scores: Float64Array, from: readonly number[], sentences: number): Label[] {
  let state = scores.reduce((best, score, at) => (score > (scores[best] ?? 0) ? at : best), 0);
  const result: Label[] = [];
  for (let index = sentences - 1; index >= 0; index--) {
    result.push(labels[state] ?? 'other');
    state = from[index * labels.length + state] ?? 0;
  }
  return result.reverse();
}
