import { samePhrase } from '../../domain/phrases.ts';
import type { Finding } from '../../domain/problems/finding.ts';
import type { QuestionRule } from '../rule.ts';

const curly = /[\u2018\u2019\u201c\u201d]/;

/** Phrases that stand in a list twice, or are typed with the quotation marks of a word processor. */
export const phraseLists: QuestionRule = ({ rubric }, path) =>
  (['keyPoints', 'redFlags'] as const).flatMap((kind) =>
    (rubric?.[kind] ?? []).flatMap(({ anyOf }, index) =>
      findingsIn(anyOf, `${path}/rubric/${kind}/${index}/anyOf`),
    ),
  );

function findingsIn(phrases: readonly string[], path: string): Finding[] {
  const seen = new Set<string>();
  return phrases.flatMap((phrase, index): Finding[] => {
    const own = `${path}/${index}`;
    const twice = seen.has(samePhrase(phrase));
    seen.add(samePhrase(phrase));
    if (twice) return [{ code: 'duplicate-phrase', given: { phrase }, path: own }];
    return curly.test(phrase) ? [{ code: 'curly-quotes', given: { phrase }, path: own }] : [];
  });
}
