import { readWord, type Word } from './word.ts';

export const mostRemembered = 60_000;
const mostLetters = 1 << 20;

/** Where in the facts of a word each stands, and how many there are. */
export const fact = {
  traits: 0,
  code: 1,
  stem: 2,
  families: 3,
  order: 4,
  begins: 5,
  length: 6,
} as const;
/** A power of two, so that they never lie across more lines of memory than they must. */
export const facts = 8;

/**
 * Words by their letters. A hash table of our own, because it is asked for every word of every
 * answer and finds a word by its place in the text, without cutting it out first.
 */
class WordBook {
  words: Word[] = [];
  /** Of each word what is read of every word of every answer, side by side: as in `fact`. */
  facts = new Int32Array(facts << 10);
  /** Of each word. */
  rarities = new Float64Array(1 << 10);
  private hashes: number[] = [];
  /** The letters of all words in a row. */
  private letters = new Uint16Array(1 << 12);
  private used = 0;
  /** Pairs of the hash of a word and its number, from 1; at most half of them are taken. */
  private slots = new Int32Array(1 << 11);
  private readonly stems = new Map<string, number>();
  /** How often the book was emptied, which makes what was remembered by number void. */
  emptied = 0;

  /** Empties the book where the words of a text of that length might not find room; never in the middle of a text. */
  makeRoom(length: number): void {
    const fits =
      this.words.length + length / 2 < mostRemembered && this.used + length < mostLetters;
    if (fits || this.words.length === 0) return;
    this.words = [];
    this.hashes = [];
    this.used = 0;
    this.slots.fill(0);
    this.stems.clear();
    this.emptied += 1;
  }

  /** The number of the word that stands at `start`–`end` of a text; `hash` is the hash of its letters. */
  at(text: string, letters: Uint16Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const last = slots.length - 1;
    for (let slot = (hash << 1) & last; ; slot = (slot + 2) & last) {
      const number = (slots[slot + 1] ?? 0) - 1;
      if (number < 0) break;
      if (slots[slot] === hash && this.stands(number, letters, start, end)) return number;
    }
    return this.add(text.slice(start, end), hash);
  }

  private stands(number: number, letters: Uint16Array, start: number, end: number): boolean {
    const own = this.letters;
    if (this.facts[facts * number + fact.length] !== end - start) return false;
    let place = this.facts[facts * number + fact.begins] ?? 0;
    for (let at = start; at < end; at++, place++) if (own[place] !== letters[at]) return false;
    return true;
  }

  private add(raw: string, hash: number): number {
    const number = this.words.length;
    const word = readWord(raw, number, this.stems);
    this.words.push(word);
    this.addFacts(word);
    this.hashes.push(hash);
    this.addLetters(raw);
    if (this.words.length * 4 > this.slots.length) this.widen();
    else this.put(hash, number);
    return number;
  }

  private addFacts(word: Word): void {
    const { number, raw, traits, code, stemNumber, families, order, rarity } = word;
    if (facts * number >= this.facts.length) {
      const more = new Int32Array(2 * this.facts.length);
      more.set(this.facts);
      this.facts = more;
      const rarities = new Float64Array(2 * this.rarities.length);
      rarities.set(this.rarities);
      this.rarities = rarities;
    }
    const known = [traits, code, stemNumber, families, order, this.used, raw.length];
    this.facts.set(known, facts * number);
    this.rarities[number] = rarity;
  }

  private addLetters(raw: string): void {
    const from = this.used;
    const until = from + raw.length;
    if (until > this.letters.length) {
      const more = new Uint16Array(2 * until);
      more.set(this.letters);
      this.letters = more;
    }
    for (let at = 0; at < raw.length; at++) this.letters[from + at] = raw.charCodeAt(at);
    this.used = until;
  }

  private widen(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (const [number, hash] of this.hashes.entries()) this.put(hash, number);
  }

  private put(hash: number, number: number): void {
    const last = this.slots.length - 1;
    let slot = (hash << 1) & last;
    while (this.slots[slot + 1] !== 0) slot = (slot + 2) & last;
    this.slots[slot] = hash;
    this.slots[slot + 1] = number + 1;
  }
}

export const wordBook = new WordBook();
