import { wordsIn } from '../../domain/words.ts';
import type { QuestionRule } from '../rule.ts';

/** Advice without its reason. */
export const missingWhy: QuestionRule = ({ whatNotToSay }, path) =>
  whatNotToSay.flatMap((advice, index) =>
    typeof advice === 'string'
      ? [{ code: 'missing-why', given: {}, path: `${path}/whatNotToSay/${index}` }]
      : [],
  );

/** An example that is not as long as the rubric asks of candidates. */
export const exampleLength: QuestionRule = ({ exampleAnswer, rubric }, path) => {
  const range = rubric?.words;
  if (range === undefined) return [];
  const words = wordsIn(exampleAnswer);
  return words >= range.min && words <= range.max
    ? []
    : [{ code: 'example-length', given: { words, ...range }, path: `${path}/exampleAnswer` }];
};

/** An active question of which nobody knows whose it is. */
export const missingSource: QuestionRule = ({ status = 'active', source }, path) =>
  status === 'active' && source === undefined ? [{ code: 'missing-source', given: {}, path }] : [];
