import type { EvidenceKind } from '../../domain/assessment.ts';
import type { Answer } from './answer.ts';
import { commonWords } from './lexicon/words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isA, trait, type Word } from './word.ts';

/** A phrase of a rubric, ready to be looked for. */
export interface Phrase {
  /** What it belongs to: the caller's own number. */
  readonly owner: number;
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** The most words that may stand between two of them. */
  readonly gap: number;
  /** 0–1: how much finding it proves. */
  readonly strength: number;
}

/** Where a phrase was found: a range of tokens, both ends inclusive. */
export interface Hit {
  readonly phrase: Phrase;
  readonly first: number;
  readonly last: number;
  readonly kind: EvidenceKind;
}

export interface Matcher {
  /** Every place of every phrase, in the order of the answer. */
  find(answer: SearchedText): Hit[];
}

type SearchedText = Pick<Answer, 'words' | 'sentenceOf' | 'learnt'>;

/** Between telling words there is room for others; a phrase held together by small words stays together. */
const gaps = { telling: 3, small: 1 } as const;

/** Compiles a phrase; the words of the question prove little by themselves, nor do very common words. */
export function compilePhrase(
  text: string,
  owner: number,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Phrase | null {
  const { words } = vocabulary.learn(text);
  const telling = words.filter((word) => isA(word, trait.content));
  // With one telling word the others make the phrase: "off the record" is not "record".
  const used = telling.length > 1 ? telling : words;
  if (used.length === 0) return null;
  const worth = used.reduce((sum, word) => sum + worthOf(word, questionStems), 0);
  return {
    owner,
    words: used.map(({ text: written }) => written),
    stems: used.map(({ stem }) => stem),
    gap: telling.length > 1 ? gaps.telling : gaps.small,
    strength: Math.min(1, worth),
  };
}

/** What one word of a phrase proves; two telling words prove the phrase. */
function worthOf(word: Word, questionStems: ReadonlySet<string>): number {
  const { text, stem } = word;
  const common = commonWords.has(stem) || commonWords.has(text);
  const telling = !isA(word, trait.content) ? 0.1 : common ? 0.28 : 0.55;
  return questionStems.has(stem) ? telling * 0.3 : telling;
}

/** Looks for all phrases at once: by their first word, then forward. */
export function createMatcher(phrases: readonly Phrase[], vocabulary: Vocabulary): Matcher {
  const byFirst: Numbered[][] = [];
  for (const phrase of phrases) {
    const numbers = phrase.stems.map((stem) => vocabulary.numberOf(stem));
    const [first = 0] = numbers;
    byFirst[first] = [...(byFirst[first] ?? []), { phrase, numbers }];
  }
  return { find: (answer) => findAll(answer, byFirst) };
}

interface Numbered {
  readonly phrase: Phrase;
  readonly numbers: readonly number[];
}

function findAll(text: SearchedText, byFirst: readonly (readonly Numbered[] | undefined)[]): Hit[] {
  const hits: Hit[] = [];
  const { learnt } = text;
  for (let at = 0; at < learnt.length; at++) {
    const number = learnt[at] ?? -1;
    const candidates = number < 0 ? undefined : byFirst[number];
    if (candidates === undefined) continue;
    for (const { phrase, numbers } of candidates) {
      const last = endOf(phrase, numbers, at, text);
      if (last !== -1)
        hits.push({ phrase, first: at, last, kind: kindOf(phrase, at, last, text.words) });
    }
  }
  return hits;
}

/** The token where the phrase ends that begins at `at`, or -1. */
function endOf(
  { gap }: Phrase,
  numbers: readonly number[],
  at: number,
  { learnt, sentenceOf }: SearchedText,
): number {
  let last = at;
  for (let index = 1; index < numbers.length; index++) {
    const wanted = numbers[index];
    const limit = Math.min(learnt.length - 1, last + 1 + gap);
    let next = last + 1;
    while (next <= limit && learnt[next] !== wanted) next += 1;
    if (next > limit || sentenceOf[next] !== sentenceOf[at]) return -1;
    last = next;
  }
  return last;
}

function kindOf(phrase: Phrase, first: number, last: number, words: readonly Word[]): EvidenceKind {
  const found = words.slice(first, last + 1);
  if (phrase.words.every((word) => found.some(({ text }) => text === word))) return 'exact';
  return phrase.stems.every((own) => found.some(({ stem }) => stem === own)) ? 'stem' : 'typo';
}
