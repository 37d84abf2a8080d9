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

function weaknessOf({ id, anyOf }: KeyPoint, asked: ReadonlySet<string>): Weakness | null {
  const given = { keyPoint: id };
  // Most key points fail this at their first phrase.
  if (anyOf.every((phrase) => isOneCommonWord(wordsOf(phrase))))
    return { code: 'common-phrases', given };
  return anyOf.every((phrase) => wordsOf(phrase).every((word) => asked.has(word)))
    ? { code: 'echoing-phrases', given }
    : null;
}

function isOneCommonWord(words: readonly string[]): boolean {
  return words.length === 1 && words.every(isCommon);
}
