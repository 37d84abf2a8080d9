import type { Question } from '../../domain/question.ts';
import type { Answer } from './answer.ts';
import { smallWords } from './lexicon/words.ts';
import { withRoom } from './room.ts';
import type { Tokens } from './tokens.ts';
import { has, isA, trait } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';
import { fact, facts, mostRare, wordBook } from './word-book.ts';

/** How an answer compares with the model answers. */
export interface Likeness {
  /** Share of the telling words of the nearest model answer that it says, 0–1. */
  readonly share: number;
  /** The same, less what saying many other words earns by chance. */
  readonly value: number;
}

export interface Alignment {
  of(answer: Answer, said: WordsSaid): Likeness;
  /** The share that is all one can ask for: a short reference wholly, a long one told in other words. */
  readonly full: number;
}

/** Different words of a short reference and of a long one, and the share each asks for. */
const asked = { short: { words: 25, share: 1 }, long: { words: 60, share: 0.35 } } as const;

/** A word is worth this much and its rarity; words of the question prove little, small words a little. */
const worth = { any: 0.3, small: 0.25, letter: 0.6, ofQuestion: 0.3 } as const;
/** The credit for a word that is said where the model answer denies it, or the other way round. */
const oppositeCredit = 0.4;

/**
 * Whoever says more meets more words of a model answer by chance: the share is divided by the root of
 * the weight of the words that are no word of the question's texts.
 */
const wordiness = { usual: 50, least: 20 } as const;

/** How a word was said, as bits: plainly, within a denial, or both. */
const plainly = 1;
const inDenial = 2;

/** The different words of a model answer, in columns: its number in the vocabulary, what it is worth, and how it was said. */
export interface Features {
  readonly numbers: Uint32Array;
  readonly weights: Float64Array;
  readonly as: Uint8Array;
}

/** The example answer and the strong samples. */
export function modelAnswersOf({ exampleAnswer, samples = [] }: Question): string[] {
  const strong = samples.filter(({ quality }) => quality === 'strong');
  return [exampleAnswer, ...strong.map(({ text }) => text)];
}

/**
 * Compares with the example answer and the strong samples, word for word, rare words counting more;
 * the best reference counts. The only yardstick of a question without a rubric.
 */
export function compileAlignment(
  question: Question,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Alignment {
  const references = modelAnswersOf(question).map((text) =>
    featuresOf(vocabulary.learn(text), vocabulary, questionStems, weightOf),
  );
  return {
    of(answer, said) {
      const share = references.reduce((most, each) => Math.max(most, shareOf(each, said)), 0);
      return { share, value: share * Math.sqrt(wordiness.usual / weightBeside(answer)) };
    },
    full: fullShare(references[0]?.numbers.length ?? 0),
  };
}

function fullShare(words: number): number {
  const { short, long } = asked;
  const way = (words - short.words) / (long.words - short.words);
  return short.share + (long.share - short.share) * Math.min(1, Math.max(0, way));
}

/** For each learnt word, behind a place for all others, how it was said; until the next answer is read. */
export type WordsSaid = Uint8Array;

let scratch = new Uint8Array(1 << 10);

/** Reads how the words are said that a vocabulary of that size knows. */
export function wordsSaid({ counted, clauseOf, learnt, denied }: Answer, size: number): WordsSaid {
  scratch = withRoom(scratch, size + 1);
  const said = scratch;
  said.fill(0, 0, size + 1);
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const place = 1 + (learnt[at] ?? -1);
      const as = plainly + (denied[clauseOf[at] ?? 0] ?? 0);
      said[place] = (said[place] ?? 0) | as;
    }
  }
  return said;
}

export function isSaid(number: number, said: WordsSaid): boolean {
  return said[1 + number] !== 0;
}

/** Weight of the different words of an answer that the question's texts do not use. */
function weightBeside({ counted, numbers, traits, times, learnt }: Answer): number {
  let sum: number = wordiness.least;
  const known = wordBook.facts;
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      if (!has(traits[at], trait.content) || (learnt[at] ?? -1) >= 0 || times[at] !== 1) continue;
      sum += worth.any + (known[facts * (numbers[at] ?? 0) + fact.rarity] ?? 0) / mostRare;
    }
  }
  return sum;
}

function shareOf(reference: Features, said: WordsSaid): number {
  let total = 0;
  let covered = 0;
  for (let index = 0; index < reference.numbers.length; index++) {
    const weight = reference.weights[index] ?? 0;
    total += weight;
    covered += weight * saidCredit(reference, index, said);
  }
  return total === 0 ? 0 : covered / total;
}

/** 0–1: whether the word of that place was said, and as the model answer says it. */
export function saidCredit({ numbers, as }: Features, index: number, said: WordsSaid): number {
  const found = said[1 + (numbers[index] ?? 0)] ?? 0;
  if (found === 0) return 0;
  return (found & (as[index] ?? 0)) === 0 ? oppositeCredit : 1;
}

/** The different words of a model answer that are worth something. */
export function featuresOf(
  { words, traits, clauseOf }: Tokens,
  vocabulary: Vocabulary,
  questionStems: ReadonlySet<string>,
  weigh: (word: Word) => number,
): Features {
  const negated = new Set<number>();
  words.forEach((_, at) => {
    if (has(traits[at], trait.negates)) negated.add(clauseOf[at] ?? 0);
  });
  const features = new Map<number, { readonly weight: number; readonly as: number }>();
  words.forEach((word, at) => {
    const weight = weigh(word) * (questionStems.has(word.stem) ? worth.ofQuestion : 1);
    const number = vocabulary.numberOf(word.stem);
    if (weight === 0 || features.has(number)) return;
    features.set(number, { weight, as: negated.has(clauseOf[at] ?? 0) ? inDenial : plainly });
  });
  const found = [...features.values()];
  return {
    numbers: Uint32Array.from(features.keys()),
    weights: Float64Array.from(found, ({ weight }) => weight),
    as: Uint8Array.from(found, ({ as }) => as),
  };
}

/** What a word of a model answer is worth by itself. */
export function weightOf(word: Word): number {
  if (isA(word, trait.content)) return worth.any + word.rarity;
  if (smallWords.has(word.text)) return worth.small;
  return isLetterName(word.text) ? worth.letter : 0;
}

/** "bulb B", "terminal X": a letter that names something. */
function isLetterName(word: string): boolean {
  return word.length === 1 && word >= 'b' && word <= 'z' && !'istdm'.includes(word);
}
