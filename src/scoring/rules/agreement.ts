import type { Question } from '../../domain/question.ts';
import {
  type Features,
  featuresOf,
  modelAnswersOf,
  saidCredit,
  type WordsSaid,
  weightOf,
} from './alignment.ts';
import type { Answer } from './answer.ts';
import { kinshipOf } from './kinship.ts';
import { isA, trait } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';
import { WordNumbers } from './word-numbers.ts';
import { dimensions, wordTable } from './word-table.ts';

/** How far an answer says what the nearest model answer says, 0–1: all there is to grade by where no key points are given. */
export type Agreement = (answer: Answer, said: WordsSaid) => number;

/**
 * Short model answers turn on plain words ("the string is tighter, so the pitch is higher"): rarity
 * counts for less here than where long answers are compared.
 */
const worth = { any: 0.5, rarity: 0.5 } as const;
/** What nearness of topic counts beside the words. */
const topicWorth = 0.15;

/** What a word of an answer does for a word of a model answer that it is not. */
interface Kin {
  readonly number: number;
  readonly credit: number;
}

const noKin: readonly Kin[] = [];

interface Reference {
  readonly features: Features;
  /** The topic of what it adds to the question; null where it adds nothing. */
  readonly topic: Float64Array | null;
  /** How near the question itself comes to that. */
  readonly given: number;
}

/**
 * Whoever is right uses other words than the model answer, so a word of it also counts, a little less,
 * where a form or a synonym is said, and its opposite counts against it. What no list knows is left to
 * the topic: how much nearer the answer's own words come to those of the model answer, taken together,
 * than the words of the question do.
 */
export function compileAgreement(
  question: Question,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Agreement {
  const asked = topicOf(vocabulary.learn(question.text).words, noStems);
  const texts = modelAnswersOf(question).map((text) => vocabulary.learn(text));
  const references = texts.map((tokens): Reference => {
    const topic = topicOf(differentStems(tokens.words), questionStems);
    const features = featuresOf(tokens, vocabulary, questionStems, weigh);
    return { features, topic, given: product(topic, asked) };
  });
  const told = differentStems(texts.flatMap(({ words }) => words));
  let kin: (readonly Kin[])[] = [noKin];
  const find = (word: Word) => {
    const found = told.flatMap((other) => {
      const credit = word.stem === other.stem ? 0 : kinshipOf(word, other);
      return credit === 0 ? [] : [{ number: vocabulary.numberOf(other.stem), credit }];
    });
    return found.length === 0 ? 0 : kin.push(found) - 1;
  };
  const places = new WordNumbers(find, () => {
    kin = [noKin];
  });
  const kinOf = ({ number }: Word) => kin[places.of(number)] ?? noKin;
  return (answer, said) => {
    const words = differentWords(answer);
    const credits = creditsOf(words, kinOf, vocabulary.size());
    const topic = topicOf(words, questionStems);
    return Math.max(...references.map((reference) => agreement(reference, said, credits, topic)));
  };
}

function weigh(word: Word): number {
  return isA(word, trait.content) ? worth.any + worth.rarity * word.rarity : weightOf(word);
}

/** The whole of a model answer comes to 1. */
function agreement(
  { features, topic, given }: Reference,
  said: WordsSaid,
  kin: Float64Array,
  own: Float64Array | null,
): number {
  let total = 0;
  let covered = 0;
  for (let index = 0; index < features.numbers.length; index++) {
    const weight = features.weights[index] ?? 0;
    const credit = saidCredit(features, index, said) || (kin[features.numbers[index] ?? 0] ?? 0);
    total += weight;
    covered += weight * credit;
  }
  const share = total === 0 ? 0 : covered / total;
  const most = topic === null ? 0 : topicWorth;
  const sum = share + most * (product(own, topic) - given);
  return Math.min(1, Math.max(0, sum / (1 + most * (1 - given))));
}

/** For each learnt word the best that a word of the answer does for it; its opposite outweighs a synonym. */
function creditsOf(
  words: readonly Word[],
  kinOf: (word: Word) => readonly Kin[],
  size: number,
): Float64Array {
  const credits = new Float64Array(size);
  for (const word of words) {
    for (const { number, credit } of kinOf(word)) {
      const before = credits[number] ?? 0;
      const contrary = before < 0 || credit < 0;
      credits[number] = contrary ? Math.min(before, credit) : Math.max(before, credit);
    }
  }
  return credits;
}

/** Each word of the sentences that count once. */
function differentWords({ counted, words, times }: Answer): Word[] {
  const different: Word[] = [];
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const word = words[at];
      if (word !== undefined && times[at] === 1) different.push(word);
    }
  }
  return different;
}

function differentStems(words: readonly Word[]): Word[] {
  return [...new Map(words.map((word) => [word.stem, word])).values()];
}

const noStems: ReadonlySet<string> = new Set();

/** Where the vectors of the telling words point together, rare words pulling more; null where there are none but `without`. */
function topicOf(words: readonly Word[], without: ReadonlySet<string>): Float64Array | null {
  const sum = new Float64Array(dimensions);
  for (const word of words) {
    if (!isA(word, trait.content) || without.has(word.stem)) continue;
    wordTable().add(word.stem, word.rarity, sum);
  }
  const length = Math.sqrt(product(sum, sum));
  return length === 0 ? null : sum.map((value) => value / length);
}

function product(a: Float64Array | null, b: Float64Array | null): number {
  let sum = 0;
  if (a === null || b === null) return sum;
  for (let axis = 0; axis < dimensions; axis++) sum += (a[axis] ?? 0) * (b[axis] ?? 0);
  return sum;
}
