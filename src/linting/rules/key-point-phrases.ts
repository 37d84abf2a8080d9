import type { Finding } from '../../domain/problems/finding.ts';
import type { KeyPoint } from '../../domain/question.ts';
import type { QuestionRule } from '../rule.ts';
import { isCommon, wordsOf } from '../words.ts';

/** Key points that any answer earns: single common words, or nothing but the question's own words. */
export const keyPointPhrases: QuestionRule = ({ text, rubric }, path) => {
  const asked = new Set(wordsOf(text));
  return (rubric?.keyPoints ?? []).flatMap((keyPoint, index) => {
    const found = weaknessOf(keyPoint, asked);
    return found === null ? [] : [{ ...found, path: `${path}/rubric/keyPoints/${index}/anyOf` }];
  });
};

type Weakness = Pick<
  Extract<Finding, { code: 'common-phrases' } | { code: 'echoing-phrases' }>,
  'code' | 'given'
>;

function weaknessOf({ id, anyOf = [] }: KeyPoint, asked: ReadonlySet<string>): Weakness | null {
  if (anyOf.length === 0) return null;
  let [areCommon, areAsked] = [true, true];
  for (const phrase of anyOf) {
    const words = wordsOf(phrase);
    areCommon &&= isOneCommonWord(words);
    areAsked &&= words.every((word) => asked.has(word));
    // Most key points are through at their first phrase.
    if (!areCommon && !areAsked) return null;
  }
  return { code: areCommon ? 'common-phrases' : 'echoing-phrases', given: { keyPoint: id } };
}

function isOneCommonWord(words: readonly string[]): boolean {
  return words.length === 1 && words.every(isCommon);
}
