import type { Question } from '../../domain/question.ts';
import type { Answer } from './answer.ts';
import { commonWords } from './lexicon/words.ts';
import { gradingCopy } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

/** Says how much of a reference answer an answer covers, 0–1. */
export type Alignment = (answer: Answer) => number;

const worth = { telling: 1, common: 0.4, pair: 0.3 } as const;
/** Words of the question prove nothing by themselves. */
const questionWordShare = 0.3;

/**
 * Compares with the example answer and the strong samples by their telling words and neighbouring
 * pairs of them; the best reference counts. The only yardstick of a question without a rubric.
 */
export function compileAlignment(
  question: Question,
  questionStems: ReadonlySet<string>,
): Alignment {
  const strong = question.samples?.filter(({ quality }) => quality === 'strong') ?? [];
  const vocabulary = new Map<string, number>();
  const references = [question.exampleAnswer, ...strong.map(({ text }) => text)].map((text) =>
    referenceOf(tokenise(gradingCopy(text)).tokens, vocabulary, questionStems),
  );
  return ({ counted, tokens }) => {
    const said = new Set<number>();
    for (const { first, end } of counted) addFeatures(tokens, first, end, vocabulary, said);
    return Math.max(...references.map((reference) => shareOf(reference, said)));
  };
}

type Reference = ReadonlyMap<number, number>;

function shareOf(reference: Reference, said: ReadonlySet<number>): number {
  let total = 0;
  let covered = 0;
  for (const [feature, weight] of reference) {
    total += weight;
    if (said.has(feature)) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}

/** The features of a reference with what each is worth; its words are added to the vocabulary. */
function referenceOf(
  tokens: readonly Token[],
  vocabulary: Map<string, number>,
  questionStems: ReadonlySet<string>,
): Reference {
  const weights = new Map<number, number>();
  for (const { content, stem, word } of tokens) {
    if (!content) continue;
    const number = vocabulary.get(stem) ?? vocabulary.size + 1;
    vocabulary.set(stem, number);
    const common = commonWords.has(stem) || commonWords.has(word);
    const share = questionStems.has(stem) ? questionWordShare : 1;
    weights.set(number, (common ? worth.common : worth.telling) * share);
  }
  const features = new Set<number>();
  addFeatures(tokens, 0, tokens.length, vocabulary, features);
  return new Map([...features].map((feature) => [feature, weights.get(feature) ?? worth.pair]));
}

/** More words than any reference has. */
const pairBase = 1 << 20;

/** Adds the known words, and pairs of them that follow each other; what a clause denies is left out. */
function addFeatures(
  tokens: readonly Token[],
  first: number,
  end: number,
  vocabulary: ReadonlyMap<string, number>,
  features: Set<number>,
): void {
  let before: number | undefined;
  let denied = -1;
  for (let at = first; at < end; at++) {
    const token = tokens[at];
    if (token === undefined) return;
    if (token.negates) denied = token.clause;
    if (!token.content || token.clause === denied) continue;
    const word = vocabulary.get(token.stem);
    if (word !== undefined) features.add(word);
    if (word !== undefined && before !== undefined) features.add(before * pairBase + word);
    before = word;
  }
}
