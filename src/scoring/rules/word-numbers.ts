import { withRoom } from './room.ts';
import type { Word } from './word.ts';
import { wordBook } from './word-book.ts';

/** Remembers a number from 0 to 65,534 for each word; asks once for each. */
export class WordNumbers {
  private readonly find: (word: Word) => number;
  private readonly begin: () => void;
  /** By the number of the word in the book its number here, from 1. */
  private known = new Uint16Array(1 << 10);
  private emptied = wordBook.emptied;

  /** `begin` is called when everything is forgotten, as the word book was emptied or on demand. */
  constructor(find: (word: Word) => number, begin: () => void = () => {}) {
    this.find = find;
    this.begin = begin;
  }

  /** For the word of that number in the book. */
  of(word: number): number {
    if (this.emptied !== wordBook.emptied) this.forget();
    const known = this.known[word] ?? 0;
    return known === 0 ? this.ask(word) : known - 1;
  }

  forget(): void {
    this.known.fill(0);
    this.emptied = wordBook.emptied;
    this.begin();
  }

  private ask(word: number): number {
    const found = this.find(wordBook.words[word] as Word);
    this.known = withRoom(this.known, word + 1);
    this.known[word] = found + 1;
    return found;
  }
}
