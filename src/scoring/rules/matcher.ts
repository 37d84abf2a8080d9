import type { EvidenceKind } from '../../domain/assessment.ts';
import type { Answer } from './answer.ts';
import { commonWords } from './lexicon/words.ts';
import { deniesAt, isDenied, isNegated } from './negation.ts';
import type { Tokens } from './tokens.ts';
import { isA, trait } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';

/** A phrase of a rubric, ready to be looked for. */
export interface Phrase {
  /** What it belongs to: the caller's own number. */
  readonly owner: number;
  readonly codes: readonly number[];
  readonly stems: readonly string[];
  /** The most words that may stand between two of them. */
  readonly gap: number;
  /** It says that something is not so, by a word that is none of those looked for. */
  readonly denies: boolean;
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
  /** For each list of phrases every place of every one of them, in the order of the answer. */
  find(answer: SearchedText): Hit[][];
}

type SearchedText = Pick<Answer, 'words' | 'codes' | 'sentenceOf' | 'learnt'>;

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
  const { words } = tokens;
  const telling = words.filter((word) => isA(word, trait.content));
  // With one telling word the others make the phrase: "off the record" is not "record".
  const used = telling.length > 1 ? telling : words;
  if (used.length === 0) return null;
  const worth = used.reduce((sum, word) => sum + worthOf(word, questionStems), 0);
  return {
    owner,
    codes: used.map(({ code }) => code),
    stems: used.map(({ stem }) => stem),
    gap: telling.length > 1 ? gaps.telling : gaps.small,
    denies: words.some((word, at) => !used.includes(word) && deniesAt(tokens, at)),
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

/** Whether an answer denies what a phrase denies, and only that. */
export function isAsSaid({ phrase, first, last }: Hit, tokens: Tokens): boolean {
  return phrase.denies ? isDenied(tokens, first, last) : !isNegated(tokens, first, last);
}

/** Looks for all phrases at once: by their first word, then forward. */
export function createMatcher(
  lists: readonly (readonly Phrase[])[],
  vocabulary: Vocabulary,
): Matcher {
  const table = new PhraseTable(lists, vocabulary);
  return {
    find(text) {
      const hits: Hit[][] = lists.map(() => []);
      for (let at = 0; at < text.words.length; at++) table.findAt(at, text, hits);
      return hits;
    },
  };
}

/** Phrases in the order of their first words, in columns: nearly all that are looked at are not there. */
class PhraseTable {
  private readonly phrases: readonly Phrase[];
  private readonly lists: readonly number[];
  /** By the number of a word the place of the first phrase that begins with it. */
  private readonly starts: Uint32Array;
  /** By the place of a phrase where its words but the first begin within `rest`. */
  private readonly from: Uint32Array;
  private readonly rest: Uint32Array;
  private readonly gaps: Uint8Array;

  constructor(lists: readonly (readonly Phrase[])[], vocabulary: Vocabulary) {
    const numbered = lists
      .flatMap((phrases, list) =>
        phrases.map((phrase) => ({
          list,
          phrase,
          numbers: phrase.stems.map(vocabulary.numberOf),
        })),
      )
      .sort((a, b) => (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0));
    this.phrases = numbered.map(({ phrase }) => phrase);
    this.lists = numbered.map(({ list }) => list);
    this.rest = Uint32Array.from(numbered.flatMap(({ numbers }) => numbers.slice(1)));
    this.gaps = Uint8Array.from(this.phrases, ({ gap }) => gap);
    this.from = running(this.phrases.map(({ stems }) => stems.length - 1));
    const beginning = new Array<number>(vocabulary.size()).fill(0);
    for (const { numbers } of numbered)
      beginning[numbers[0] ?? 0] = (beginning[numbers[0] ?? 0] ?? 0) + 1;
    this.starts = running(beginning);
  }

  findAt(at: number, text: SearchedText, hits: Hit[][]): void {
    const number = text.learnt[at] ?? -1;
    if (number < 0 || number >= this.starts.length - 1) return;
    const end = this.starts[number + 1] ?? 0;
    for (let place = this.starts[number] ?? 0; place < end; place++) {
      const last = this.endOf(place, at, text);
      const phrase = this.phrases[place];
      if (last === -1 || phrase === undefined) continue;
      const kind = kindOf(phrase, at, last, text);
      hits[this.lists[place] ?? 0]?.push({ phrase, first: at, last, kind });
    }
  }

  /** The token where the phrase ends that begins at `at`, or -1. */
  private endOf(place: number, at: number, { words, learnt, sentenceOf }: SearchedText): number {
    const gap = this.gaps[place] ?? 0;
    const until = this.from[place + 1] ?? 0;
    let last = at;
    for (let index = this.from[place] ?? 0; index < until; index++) {
      const wanted = this.rest[index];
      const limit = Math.min(words.length - 1, last + 1 + gap);
      let next = last + 1;
      while (next <= limit && learnt[next] !== wanted) next += 1;
      if (next > limit || sentenceOf[next] !== sentenceOf[at]) return -1;
      last = next;
    }
    return last;
  }
}

/** The sums of the numbers before each, and of all of them. */
function running(numbers: readonly number[]): Uint32Array {
  const sums = new Uint32Array(numbers.length + 1);
  numbers.forEach((number, at) => {
    sums[at + 1] = (sums[at] ?? 0) + number;
  });
  return sums;
}

function kindOf(phrase: Phrase, first: number, last: number, text: SearchedText): EvidenceKind {
  if (areWithin(phrase.codes, first, last, text.codes)) return 'exact';
  for (const stem of phrase.stems) if (!hasStem(stem, first, last, text.words)) return 'typo';
  return 'stem';
}

function hasStem(stem: string, first: number, last: number, words: readonly Word[]): boolean {
  for (let at = first; at <= last; at++) if (words[at]?.stem === stem) return true;
  return false;
}

function areWithin(
  wanted: readonly number[],
  first: number,
  last: number,
  codes: Int32Array,
): boolean {
  for (let each = 0; each < wanted.length; each++) {
    if (!isWithin(wanted[each] ?? 0, first, last, codes)) return false;
  }
  return true;
}

function isWithin(code: number, first: number, last: number, codes: Int32Array): boolean {
  for (let at = first; at <= last; at++) if (codes[at] === code) return true;
  return false;
}
