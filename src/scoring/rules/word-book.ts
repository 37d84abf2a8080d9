import { isOfWord } from './letters.ts';
import { withRoom } from './room.ts';
import { hashWith, readWord, type Word } from './word.ts';

export const mostRemembered = 60_000;
const mostLetters = 1 << 20;

/** Where in the facts of a word each stands, and how many there are. */
export const fact = {
  traits: 0,
  code: 1,
  stem: 2,
  families: 3,
  order: 4,
  /** In 255ths, as the word table has it. */
  rarity: 5,
  /** The word packed into two numbers. */
  low: 6,
  high: 7,
} as const;
/** A power of two, so that they never lie across more lines of memory than they must. */
export const facts = 8;
export const mostRare = 255;

/** The letters of ASCII that two numbers hold; longer words and those with other letters are packed as far as they go, and marked. */
const mostPacked = 8;
const ascii = 0x80;
const lowest = 0xff;
const marked = 1 << 31;

/**
 * Words by their letters. A hash table of our own, because it is asked for every word of every
 * answer and finds a word by its place in the text, without cutting it out first. What it reads of
 * nearly every word is one slot and the facts of the word, as memory that was not read lately takes
 * most of the time.
 */
class WordBook {
  words: Word[] = [];
  /** Of each word what is read of every word of every answer, side by side: as in `fact`. */
  facts = new Int32Array(facts << 10);
  /** The letters of all words in a row, and where each begins. */
  private letters = new Uint16Array(1 << 12);
  private used = 0;
  private begins: number[] = [];
  private hashes: number[] = [];
  /** By their hashes the numbers of the words, from 1 to `mostRemembered`; a quarter of them are taken at most. */
  private slots = new Uint16Array(1 << 12);
  private readonly stems = new Map<string, number>();
  /** Where the word ends that was read last. */
  end = 0;
  /** How often the book was emptied, which makes what was remembered by number void. */
  emptied = 0;

  /** Empties the book where the words of a text of that length might not find room; never in the middle of a text. */
  makeRoom(length: number): void {
    const fits =
      this.words.length + length / 2 < mostRemembered && this.used + length < mostLetters;
    if (fits || this.words.length === 0) return;
    this.words = [];
    this.begins = [];
    this.hashes = [];
    this.used = 0;
    this.slots.fill(0);
    this.stems.clear();
    this.emptied += 1;
  }

  /** The number of the word that begins at `start` of a text; it ends at `end`. */
  read(text: string, letters: Uint16Array, start: number): number {
    let end = start;
    let low = 0;
    let high = 0;
    let any = 0;
    let before = 0;
    for (; isOfWord(letters, end); end++) {
      const letter = letters[end] ?? 0;
      if (end - start >= mostPacked) before = hashWith(before, high >>> 24);
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (letter & lowest);
      if (letter >= ascii) before = hashWith(before, letter);
      any |= letter;
    }
    this.end = end;
    const isWhole = any < ascii && end - start <= mostPacked;
    if (!isWhole) high |= marked;
    const hash = mixed(before ^ Math.imul(low, 0x85ebca6b) ^ high);
    const number = this.find(letters, start, low, high, hash);
    return number < 0 ? this.add(text.slice(start, end), low, high, hash) : number;
  }

  /** The number of a word that is known, or −1. */
  private find(
    letters: Uint16Array,
    start: number,
    low: number,
    high: number,
    hash: number,
  ): number {
    const { slots, facts: known } = this;
    const last = slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) return -1;
      const own = facts * number;
      if (known[own + fact.low] !== low || known[own + fact.high] !== high) continue;
      if (high >= 0) return number;
      if (this.hashes[number] === hash && this.stands(number, letters, start, this.end))
        return number;
    }
  }

  private stands(number: number, letters: Uint16Array, start: number, end: number): boolean {
    const own = this.letters;
    let place = this.begins[number] ?? 0;
    if ((this.begins[number + 1] ?? this.used) - place !== end - start) return false;
    for (let at = start; at < end; at++, place++) if (own[place] !== letters[at]) return false;
    return true;
  }

  private add(raw: string, low: number, high: number, hash: number): number {
    const number = this.words.length;
    const word = readWord(raw, number, this.stems);
    this.words.push(word);
    this.addFacts(word, low, high);
    this.addLetters(raw);
    this.hashes.push(hash);
    if (this.words.length * 4 > this.slots.length) this.widen();
    else this.put(hash, number);
    return number;
  }

  private addFacts(word: Word, low: number, high: number): void {
    const { number, traits, code, stemNumber, families, order, rarity } = word;
    this.facts = withRoom(this.facts, facts * (number + 1));
    const rare = Math.round(mostRare * rarity);
    this.facts.set([traits, code, stemNumber, families, order, rare, low, high], facts * number);
  }

  private addLetters(raw: string): void {
    const from = this.used;
    const until = from + raw.length;
    this.letters = withRoom(this.letters, until);
    for (let at = 0; at < raw.length; at++) this.letters[from + at] = raw.charCodeAt(at);
    this.begins.push(from);
    this.used = until;
  }

  private widen(): void {
    this.slots = new Uint16Array(2 * this.slots.length);
    for (const [number, hash] of this.hashes.entries()) this.put(hash, number);
  }

  private put(hash: number, number: number): void {
    const last = this.slots.length - 1;
    let slot = hash & last;
    while (this.slots[slot] !== 0) slot = (slot + 1) & last;
    this.slots[slot] = number + 1;
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
  return once ^ (once >>> 13);
}

export const wordBook = new WordBook();
