import type { Word } from './word.ts';
import { wordBook } from './word-book.ts';

/** Remembers what was found out of each word; asks once for each. */
export class WordMemo<Value> {
  private readonly find: (word: Word) => Value;
  private known: (Value | undefined)[] = [];
  private emptied = wordBook.emptied;

  constructor(find: (word: Word) => Value) {
    this.find = find;
  }

  of(word: Word): Value {
    if (this.emptied !== wordBook.emptied) this.forget();
    const known = this.known[word.number];
    if (known !== undefined) return known;
    const found = this.find(word);
    while (this.known.length < word.number) this.known.push(undefined);
    this.known[word.number] = found;
    return found;
  }

  forget(): void {
    this.known = [];
    this.emptied = wordBook.emptied;
  }
}
