import type { EvidenceKind } from '../../domain/assessment.ts';
import { commonWords } from './lexicon/words.ts';
import { gradingCopy } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

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
  find(tokens: readonly Token[]): Hit[];
}

/** Between telling words there is room for others; a phrase held together by small words stays together. */
const gaps = { telling: 3, small: 1 } as const;

/** Compiles a phrase; the words of the question prove little by themselves, nor do very common words. */
export function compilePhrase(
  text: string,
  owner: number,
  questionStems: ReadonlySet<string>,
): Phrase | null {
  const { tokens } = tokenise(gradingCopy(text));
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

/** Looks for all phrases at once: by their first stem, then forward. */
export function createMatcher(phrases: readonly Phrase[]): Matcher {
  const byFirstStem = new Map<string, Phrase[]>();
  const vocabulary = new Vocabulary();
  for (const phrase of phrases) {
    const [first = ''] = phrase.stems;
    byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), phrase]);
    phrase.words.forEach((word, index) => {
      vocabulary.add(word, phrase.stems[index] ?? '');
    });
  }
  return { find: (tokens) => findAll(tokens, byFirstStem, vocabulary) };
}

function findAll(
  tokens: readonly Token[],
  byFirstStem: ReadonlyMap<string, readonly Phrase[]>,
  vocabulary: Vocabulary,
): Hit[] {
  const hits: Hit[] = [];
  const stems = tokens.map((token) => vocabulary.stemOf(token));
  for (let at = 0; at < tokens.length; at++) {
    const stem = stems[at];
    const candidates = stem === undefined ? undefined : byFirstStem.get(stem);
    for (const phrase of candidates ?? []) {
      const last = endOf(phrase, at, tokens, stems);
      if (last !== -1)
        hits.push({ phrase, first: at, last, kind: kindOf(phrase, at, last, tokens) });
    }
  }
  return hits;
}

/** The token where the phrase ends that begins at `at`, or -1. */
function endOf(
  phrase: Phrase,
  at: number,
  tokens: readonly Token[],
  stems: readonly (string | undefined)[],
): number {
  const sentence = tokens[at]?.sentence;
  let last = at;
  for (let index = 1; index < phrase.stems.length; index++) {
    const wanted = phrase.stems[index];
    const limit = Math.min(tokens.length - 1, last + 1 + phrase.gap);
    let next = last + 1;
    while (next <= limit && stems[next] !== wanted) next += 1;
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

const shortestTypo = 5;
const mostRemembered = 10_000;

/** The words of the rubric, and which word of an answer is one of them with a slip. */
class Vocabulary {
  private readonly stems = new Set<string>();
  private readonly words = new Map<string, string>();
  /** Words with one letter left out, to the stem of the whole word. */
  private readonly shortened = new Map<string, string>();
  private readonly remembered = new Map<string, string | undefined>();

  add(word: string, stem: string): void {
    this.stems.add(stem);
    if (word.length < shortestTypo) return;
    this.words.set(word, stem);
    for (const shorter of deletionsOf(word)) this.shortened.set(shorter, stem);
  }

  /** The stem of the rubric that the token stands for, if any. */
  stemOf({ word, stem }: Token): string | undefined {
    const known = this.remembered.get(word);
    if (known !== undefined || this.remembered.has(word)) return known;
    const found = this.stems.has(stem) ? stem : this.slipOf(word);
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(word, found);
    return found;
  }

  /** One letter missing, one too many, or two neighbours swapped. A letter replaced by another makes too many real words ("waited", "wanted"). */
  private slipOf(word: string): string | undefined {
    if (word.length < shortestTypo) return undefined;
    const missing = this.shortened.get(word);
    if (missing !== undefined) return missing;
    const without = deletionsOf(word).find((shorter) => this.words.has(shorter));
    const swapped = without ?? swapsOf(word).find((other) => this.words.has(other));
    return swapped === undefined ? undefined : this.words.get(swapped);
  }
}

function swapsOf(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, index) => {
    return (
      word.slice(0, index) + word.charAt(index + 1) + word.charAt(index) + word.slice(index + 2)
    );
  });
}

function deletionsOf(word: string): string[] {
  return Array.from(
    { length: word.length },
    (_, index) => word.slice(0, index) + word.slice(index + 1),
  );
}
