import { readWord, type Word } from './word.ts';

export const mostRemembered = 60_000;
const slotsTaken = 1 << 17;

/**
 * Words by their letters. A hash table of our own, because it is asked for every word of every
 * answer and finds a word by its place in the text, without cutting it out first.
 */
class WordBook {
  private readonly slots = new Int32Array(slotsTaken);
  private hashes: number[] = [];
  private words: Word[] = [];
  private readonly stems = new Map<string, number>();
  /** How often the book was emptied, which makes what was remembered by number void. */
  emptied = 0;

  /** The word that stands at `start`–`end`; `hash` is `hashOf` its letters. */
  at(text: string, start: number, end: number, hash: number): Word {
    let slot = hash & (slotsTaken - 1);
    for (;;) {
      const index = (this.slots[slot] ?? 0) - 1;
      if (index < 0) return this.add(text.slice(start, end), hash, slot);
      const word = this.words[index];
      if (word !== undefined && this.hashes[index] === hash && stands(word.raw, text, start, end))
        return word;
      slot = (slot + 1) & (slotsTaken - 1);
    }
  }

  private add(raw: string, hash: number, slot: number): Word {
    if (this.words.length >= mostRemembered) {
      this.slots.fill(0);
      this.words = [];
      this.hashes = [];
      this.stems.clear();
      this.emptied += 1;
      return this.add(raw, hash, hash & (slotsTaken - 1));
    }
    const word = readWord(raw, this.words.length, this.stems);
    this.hashes.push(hash);
    this.slots[slot] = this.words.push(word);
    return word;
  }
}

export const wordBook = new WordBook();

function stands(raw: string, text: string, start: number, end: number): boolean {
  if (raw.length !== end - start) return false;
  for (let at = 0; at < raw.length; at++) {
    if (raw.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}
