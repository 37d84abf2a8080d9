import type { Question } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import { stem } from '../../text/stem.ts';
import { isTelling } from '../../text/stop-words.ts';
import { wordsOf } from '../../text/words.ts';
import type { Answer } from './answer.ts';
import type { Found } from './findings.ts';

/** The share of the key points from which on more earn nothing: nobody says everything. */
const fullPoints = 0.86;
/** The share of the telling words that a model answer has too, from which on an answer speaks of the same things. */
const fullNearness = 0.47;
/** And the share of the model's telling words that it has. */
const fullRecall = 0.15;
/** How much nearness counts beside the points. */
const nearnessShare = 0.3;
/** Nobody shows a point in fewer words. */
const wordsForPoint = 9;
/** Probability of being to the question from which on nothing is taken off; half is at none. */
const sureTopic = 0.3;

/** 0–100: the key points by weight and probability, and how near the answer is to a model answer; less where it may be to another question. */
export function compileContent({ rubric, exampleAnswer, samples = [] }: Question) {
  const strong = samples.filter(({ quality }) => quality === 'strong').map(({ text }) => text);
  const models = [exampleAnswer, ...strong].map((text) =>
    stemsOf(wordsOf(text).map(({ text: word }) => word)),
  );
  const hasPoints = (rubric?.keyPoints ?? []).length > 0;
  return ({ words }: Answer, { keyPoints }: Found, { topic }: Reading): number => {
    const said = stemsOf(words);
    const nearness = Math.max(...models.map((model) => nearnessOf(model, said)));
    const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
    const earned = keyPoints.reduce((sum, { weight, coverage }) => sum + weight * coverage, 0);
    const made = Math.min(
      1,
      earned / Math.max(1, total) / fullPoints,
      words.length / (wordsForPoint * Math.max(1, keyPoints.length)),
    );
    const content = hasPoints ? (1 - nearnessShare) * made + nearnessShare * nearness : nearness;
    return Math.round(100 * content * Math.min(1, 0.5 + (0.5 * topic) / sureTopic));
  };
}

function stemsOf(words: readonly string[]): Set<string> {
  return new Set(words.filter(isTelling).map(stem));
}

/** 0–1 for how much of what is said the model answer says too, and for how much of it. */
function nearnessOf(model: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const shared = [...said].filter((word) => model.has(word)).length;
  const [share, recall] = [shared / Math.max(1, said.size), shared / Math.max(1, model.size)];
  return Math.min(1, share / fullNearness) * Math.min(1, recall / fullRecall);
}
