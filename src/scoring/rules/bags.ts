import type { KeyPoint, RedFlag } from '../../domain/question.ts';
import { weightOf } from './alignment.ts';
import type { Gain } from './marks.ts';
import { isA, trait } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';
import { wordTable } from './word-table.ts';

/** Cosine from which on a word counts as company, and the most it is worth beside the word itself. */
const company = { from: 0.55, most: 0.5 } as const;
/** Less than this is no company. */
const leastCompany = 0.1;
/** What the words of the example's sentence for a point are worth beside the point's own. */
const exampleShare = 0.7;
const questionShare = 0.3;

/** The words of a key point or a red flag, and what each is worth. */
interface Bag {
  readonly weights: ReadonlyMap<string, number>;
  /** The weight of each of its own telling words, by their place among those of all bags. */
  readonly own: ReadonlyMap<number, number>;
}

/** What words do for the key points and red flags of a question: their phrases, their description and, for a key point, the example's sentence that says it. */
export class Bags {
  private readonly bags: Bag[] = [];
  private readonly questionStems: ReadonlySet<string>;
  private readonly vocabulary: Vocabulary;
  /** The telling words of all bags, by their rows in the word table, and the place of each. */
  private readonly rows: number[] = [];
  private readonly places = new Map<string, number>();

  constructor(questionStems: ReadonlySet<string>, vocabulary: Vocabulary) {
    this.questionStems = questionStems;
    this.vocabulary = vocabulary;
  }

  get size(): number {
    return this.bags.length;
  }

  /** `example` are the sentences one of which may say it. */
  add(
    { anyOf, description }: KeyPoint | RedFlag,
    example: readonly (readonly Word[])[] = [],
  ): void {
    const weights = new Map<string, number>();
    for (const text of [...anyOf, description])
      this.weigh(this.vocabulary.learn(text).words, 1, weights);
    const own = new Map([...weights].map(([stem, weight]) => [this.placeOf(stem), weight]));
    this.weigh(closest(example, weights), exampleShare, weights);
    this.bags.push({ weights, own });
  }

  gainsOf(word: Word): Gain[] {
    const shares = isA(word, trait.content) ? this.sharesOf(word.stem) : none;
    return this.bags.flatMap(({ weights, own }, point): Gain[] => {
      const weight = weights.get(word.stem);
      if (weight !== undefined) return [{ point, value: weight, exact: true }];
      const value = shares.reduce(
        (most, { place, share }) => Math.max(most, share * (own.get(place) ?? 0)),
        0,
      );
      return value < leastCompany ? [] : [{ point, value, exact: false }];
    });
  }

  private weigh(words: readonly Word[], share: number, weights: Map<string, number>): void {
    for (const word of words) {
      const asked = this.questionStems.has(word.stem) ? questionShare : 1;
      const weight = isA(word, trait.content) ? weightOf(word) * share * asked : 0;
      if (weight > (weights.get(word.stem) ?? 0)) weights.set(word.stem, weight);
    }
  }

  private placeOf(stem: string): number {
    const known = this.places.get(stem);
    if (known !== undefined) return known;
    const place = this.rows.push(wordTable().rowOf(stem)) - 1;
    this.places.set(stem, place);
    return place;
  }

  /** How far a word keeps company with the telling words of the bags. */
  private sharesOf(stem: string): Share[] {
    const { rowOf, cosine } = wordTable();
    const row = rowOf(stem);
    const shares: Share[] = [];
    for (let place = 0; place < this.rows.length; place++) {
      const near = cosine(row, this.rows[place] ?? -1);
      if (near <= company.from) continue;
      const share = Math.min(company.most, (near - company.from) / (1 - company.from));
      shares.push({ place, share });
    }
    return shares;
  }
}

interface Share {
  readonly place: number;
  readonly share: number;
}

const none: readonly Share[] = [];

/** The sentence of the example that says most of the point. */
function closest(
  sentences: readonly (readonly Word[])[],
  weights: ReadonlyMap<string, number>,
): readonly Word[] {
  let best: readonly Word[] = [];
  let most = 0;
  for (const sentence of sentences) {
    const stems = new Set(sentence.map(({ stem }) => stem));
    let shared = 0;
    for (const stem of stems) shared += weights.get(stem) ?? 0;
    if (shared <= most) continue;
    most = shared;
    best = sentence;
  }
  return best;
}
