import { type Printable, print } from '../domain/printable.ts';
import { readingWidth } from './blocks.ts';
import type { Layout } from './layout.ts';

/**
 * Lays out words that come in pieces: a word is given back when it is whole, on a new line where it
 * does not fit. What is held back last comes with `end`.
 */
export class WordStream {
  private readonly width: number;
  private column = 0;
  private held = '';

  constructor(layout: Layout) {
    this.width = readingWidth(layout);
  }

  take(words: string): Printable {
    const text = this.held + words;
    const whole = text.slice(0, lastBreak(text));
    this.held = text.slice(whole.length).slice(-longestWord);
    return this.laidOut(whole);
  }

  end(): Printable {
    const rest = this.laidOut(this.held);
    this.held = '';
    this.column = 0;
    return print`${rest}\n`;
  }

  private laidOut(text: string): Printable {
    let shown = '';
    for (const word of text.split(/\s+/)) {
      if (word === '') continue;
      const fits = this.column + 1 + word.length <= this.width;
      const gap = this.column === 0 ? '' : fits ? ' ' : '\n';
      this.column = gap === '\n' ? word.length : this.column + gap.length + word.length;
      shown += gap + word;
    }
    return print`${shown}`;
  }
}

/** A longer stretch without a space is cut. */
const longestWord = 200;

function lastBreak(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) {
    if (/\s/.test(text.charAt(at))) return at + 1;
  }
  return 0;
}
