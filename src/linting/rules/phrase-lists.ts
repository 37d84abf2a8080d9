import { samePhrase } from '../../domain/phrases.ts';
import type { Finding } from '../../domain/problems/finding.ts';
import type { QuestionRule } from '../rule.ts';

const curly = /[\u2018\u2019\u201c\u201d]/;

/** Phrases that stand in a list twice, or are typed with the quotation marks of a word processor. */
export const phraseLists: QuestionRule = ({ rubric }, path) =>
  (['keyPoints', 'redFlags'] as const).flatMap((kind) =>
    (rubric?.[kind] ?? []).flatMap(({ anyOf = [] }, index) =>
      findingsIn(anyOf, `${path}/rubric/${kind}/${index}/anyOf`),
    ),
  );

function findingsIn(phrases: readonly string[], path: string): Finding[] {
  const same = phrases.map(samePhrase);
  if (new Set(same).size === phrases.length && !phrases.some(isCurly)) return [];
  return phrases.flatMap((phrase, index): Finding[] => {
    const own = `${path}/${index}`;
    const first = same.indexOf(same[index] ?? '');
    if (first < index) return [{ code: 'duplicate-phrase', given: { phrase }, path: own }];
    return isCurly(phrase) ? [{ code: 'curly-quotes', given: { phrase }, path: own }] : [];
  });
}

function isCurly(phrase: string): boolean {
  return curly.test(phrase);
}
