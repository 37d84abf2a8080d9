import type { EvidenceKind } from '../../domain/assessment.ts';
import { commonWords } from './lexicon/words.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

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
  find(tokens: readonly Token[], known: Int32Array): Hit[];
}

/** Between telling words there is room for others; a phrase held together by small words stays together. */
const gaps = { telling: 3, small: 1 } as const;

/** Compiles a phrase; the words of the question prove little by themselves, nor do very common words. */
export function compilePhrase(
  text: string,
  owner: number,
  questionStems: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Phrase | null {
  const tokens = vocabulary.learn(text);
  const telling = tokens.filter(({ content }) => content);
  // With one telling word the others make the phrase: "off the record" is not "record".
  const used = telling.length > 1 ? telling : tokens;
  if (used.length === 0) return null;
  const worth = used.reduce((sum, token) => sum + worthOf(token, questionStems), 0);
  return {
    owner,
    words: used.map(({ word }) => word),
    stems: used.map(({ stem }) => stem),
    gap: telling.length > 1 ? gaps.telling : gaps.small,
    strength: Math.min(1, worth),
  };
}

/** What one word of a phrase proves; two telling words prove the phrase. */
function worthOf({ word, stem, content }: Token, questionStems: ReadonlySet<string>): number {
  const telling = !content ? 0.1 : commonWords.has(stem) || commonWords.has(word) ? 0.28 : 0.55;
  return questionStems.has(stem) ? telling * 0.3 : telling;
}

/** Looks for all phrases at once: by their first word, then forward. */
export function createMatcher(phrases: readonly Phrase[], vocabulary: Vocabulary): Matcher {
  const numbered = phrases.map((phrase) => ({
    phrase,
    numbers: phrase.stems.map((stem) => vocabulary.numberOf(stem)),
  }));
  const byFirst = new Map<number, Numbered[]>();
  for (const each of numbered) {
    const [first = -1] = each.numbers;
    byFirst.set(first, [...(byFirst.get(first) ?? []), each]);
  }
  return { find: (tokens, known) => findAll(tokens, known, byFirst) };
}

interface Numbered {
  readonly phrase: Phrase;
  readonly numbers: readonly number[];
}

function findAll(
  tokens: readonly Token[],
  known: Int32Array,
  byFirst: ReadonlyMap<number, readonly Numbered[]>,
): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = known[at] ?? -1;
    const candidates = number === -1 ? undefined : byFirst.get(number);
    for (const { phrase, numbers } of candidates ?? []) {
      const last = endOf(phrase, numbers, at, tokens, known);
      if (last !== -1)
        hits.push({ phrase, first: at, last, kind: kindOf(phrase, at, last, tokens) });
    }
  }
  return hits;
}

/** The token where the phrase ends that begins at `at`, or -1. */
function endOf(
  phrase: Phrase,
  numbers: readonly number[],
  at: number,
  tokens: readonly Token[],
  known: Int32Array,
): number {
  const sentence = tokens[at]?.sentence;
  let last = at;
  for (let index = 1; index < numbers.length; index++) {
    const wanted = numbers[index];
    const limit = Math.min(tokens.length - 1, last + 1 + phrase.gap);
    let next = last + 1;
    while (next <= limit && known[next] !== wanted) next += 1;
    if (next > limit || tokens[next]?.sentence !== sentence) return -1;
    last = next;
  }
  return last;
}

function kindOf(
  phrase: Phrase,
  first: number,
  last: number,
  tokens: readonly Token[],
): EvidenceKind {
  const found = tokens.slice(first, last + 1);
  const words = new Set(found.map(({ word }) => word));
  if (phrase.words.every((word) => words.has(word))) return 'exact';
  const stems = new Set(found.map(({ stem }) => stem));
  return phrase.stems.every((stem) => stems.has(stem)) ? 'stem' : 'typo';
}
