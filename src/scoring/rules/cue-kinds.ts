import { functionWords } from './lexicon/words.ts';
import { stemOf } from './spelling.ts';
import { has, isA, trait } from './trait.ts';
import type { Word } from './word.ts';

type Fits = (word: Word) => boolean;

/** A word that is denied is none of the words listed. */
const denial = "n't";
const unable = new Set('can could cannot'.split(' '));

const special: Readonly<Record<string, Fits>> = {
  not: (word) => isA(word, trait.negates),
  wont: (word) => isA(word, trait.negates) && !unable.has(word.text),
  '#': (word) => isA(word, trait.digit),
  past: ({ traits }) => isDone(traits),
};

/** Whether that is a verb in the past tense that tells of something done, by its traits. */
export function isDone(traits: number | undefined): boolean {
  return has(traits, trait.past) && !has(traits, trait.negates | trait.stative);
}

/** The kinds of slots in cues, numbered, by what they say of a word: slots that say the same are of one kind. */
export class CueKinds {
  private readonly numbers = new Map<string, number>();
  /** The kinds that list a word in this form, and in any form. */
  private readonly byText = new Map<string, number[]>();
  private readonly byStem = new Map<string, number[]>();
  private readonly bySense: (readonly [number, Fits])[] = [];
  private readonly functional: number[] = [];

  get size(): number {
    return this.numbers.size;
  }

  /** The number of a slot as it is written, without what makes it optional. */
  numberOf(written: string): number {
    const known = this.numbers.get(written);
    if (known !== undefined) return known;
    const kind = this.numbers.size;
    this.numbers.set(written, kind);
    this.list(written, kind);
    return kind;
  }

  /** The kinds of slots that a word fits, in their order. */
  of(word: Word): number[] {
    const senses = this.bySense.flatMap(([kind, fits]) => (fits(word) ? [kind] : []));
    if (word.ending === denial) return senses;
    const listed = [
      ...(this.byText.get(word.text) ?? []),
      ...(this.byStem.get(word.stem) ?? []),
      ...senses,
    ];
    return listed.sort((a, b) => a - b);
  }

  /** How many of the words that a kind lists are everywhere in English; without end where it lists none. */
  functionWordsOf(kind: number): number {
    return this.functional[kind] ?? Number.POSITIVE_INFINITY;
  }

  private list(written: string, kind: number): void {
    const fits = special[written];
    if (fits !== undefined) {
      this.bySense.push([kind, fits]);
      return;
    }
    const words = written
      .replace(/^=?\{?|\}$/g, '')
      .split(',')
      .map((word) => word.trim());
    const exact = written.startsWith('=');
    this.functional[kind] = words.filter((word) => functionWords.has(word)).length;
    const keys = new Set(exact ? words : words.map(stemOf));
    for (const key of keys) note(exact ? this.byText : this.byStem, key, kind);
  }
}

function note(index: Map<string, number[]>, key: string, kind: number): void {
  const kinds = index.get(key);
  if (kinds === undefined) index.set(key, [kind]);
  else kinds.push(kind);
}
