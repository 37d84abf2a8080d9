import type { Word } from './word.ts';
import { wordBook } from './word-book.ts';

/**
 * Remembers what was found out of each word; asks once for each. A number a word, since a value is
 * shared by many: what is read for every word of every answer stays near.
 */
export class WordMemo<Value> {
  private readonly find: (word: Word) => Value;
  /** By the number of the word the place of its value, from 1. */
  private known = new Uint16Array(1 << 10);
  private values: Value[] = [];
  private readonly places = new Map<Value, number>();
  private emptied = wordBook.emptied;

  constructor(find: (word: Word) => Value) {
    this.find = find;
  }

  /** What was found out of the word of that number in the book. */
  of(number: number): Value {
    if (this.emptied !== wordBook.emptied) this.forget();
    const place = this.known[number] ?? 0;
    return place === 0 ? this.ask(number) : (this.values[place - 1] as Value);
  }

  forget(): void {
    this.known.fill(0);
    this.values = [];
    this.places.clear();
    this.emptied = wordBook.emptied;
  }

  private ask(number: number): Value {
    const value = this.find(wordBook.words[number] as Word);
    const place = this.places.get(value) ?? this.values.push(value);
    this.places.set(value, place);
    if (number >= this.known.length) this.widen(number);
    this.known[number] = place;
    return value;
  }

  private widen(number: number): void {
    const more = new Uint16Array(2 * number);
    more.set(this.known);
    this.known = more;
  }
}
