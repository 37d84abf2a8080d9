import type { Question } from '../../domain/question.ts';
import type { Answer } from './answer.ts';
import { commonWords } from './lexicon/words.ts';
import { gradingCopy } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

/** Says how much of a reference answer an answer covers, 0–1. */
export type Alignment = (answer: Answer) => number;

/**
 * Compares with the example answer and the strong samples by their telling words and neighbouring
 * pairs of them; the best reference counts. The only yardstick of a question without a rubric.
 */
export function compileAlignment(
  question: Question,
  questionStems: ReadonlySet<string>,
): Alignment {
  const strong = question.samples?.filter(({ quality }) => quality === 'strong') ?? [];
  const references = [question.exampleAnswer, ...strong.map(({ text }) => text)].map((text) =>
    featuresOf(tokenise(gradingCopy(text)).tokens, questionStems),
  );
  return ({ counted, tokens }) => {
    const said = new Set(
      counted.flatMap(({ first, end }) => [
        ...featuresOf(tokens.slice(first, end), questionStems).keys(),
      ]),
    );
    return Math.max(...references.map((reference) => shareOf(reference, said)));
  };
}

function shareOf(reference: ReadonlyMap<string, number>, said: ReadonlySet<string>): number {
  let total = 0;
  let covered = 0;
  for (const [feature, weight] of reference) {
    total += weight;
    if (said.has(feature)) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}

/** Telling stems, and pairs of neighbours, with what each is worth; what a clause denies is left out. */
function featuresOf(
  tokens: readonly Token[],
  questionStems: ReadonlySet<string>,
): Map<string, number> {
  const features = new Map<string, number>();
  let before: string | undefined;
  let denied = -1;
  for (const { stem, word, content, negates, clause } of tokens) {
    if (negates) denied = clause;
    if (!content || clause === denied) continue;
    const common = commonWords.has(stem) || commonWords.has(word);
    features.set(stem, (common ? 0.4 : 1) * (questionStems.has(stem) ? 0.3 : 1));
    if (before !== undefined) features.set(`${before} ${stem}`, 0.3);
    before = stem;
  }
  return features;
}
