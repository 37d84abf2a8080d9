import type { Evidence } from '../../domain/assessment.ts';

/** Finds a quote in the answer; null where it is not there or too little to show anything. */
export type QuoteFinder = (quote: string) => Evidence | null;

/**
 * Compiles an answer for looking quotes up. Compared are NFC forms with white space folded and
 * typographic quotation marks straightened; the evidence points into the answer as typed.
 */
export function quoteFinder(answer: string): QuoteFinder {
  const folded = foldedCopy(answer);
  return (quote) => {
    const wanted = foldedCopy(quote).text.trim();
    if (!saysSomething(wanted)) return null;
    const at = folded.text.indexOf(wanted);
    if (at === -1) return null;
    const start = folded.starts[at] ?? 0;
    const end = folded.ends[at + wanted.length - 1] ?? 0;
    return { start, end, quote: answer.slice(start, end), kind: 'judge' };
  };
}

/** One word shows nothing: any answer has an "I". Scripts without spaces have words of one letter or two. */
function saysSomething(quote: string): boolean {
  const words = quote.match(/[\p{L}\p{N}]+/gu) ?? [];
  const wide = quote.match(/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/g) ?? [];
  return words.length >= 2 || wide.length >= 4;
}

interface FoldedCopy {
  readonly text: string;
  /** For each UTF-16 unit of the copy, where it comes from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A character with its combining marks, so that NFC of the piece is NFC of the whole. */
const cluster = /\s+|\P{M}[\p{M}\u1160-\u11ff]*|[\s\S]/gu;

function foldedCopy(text: string): FoldedCopy {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(cluster)) {
    const piece = folded(match[0]);
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { text: pieces.join(''), starts, ends };
}

function folded(piece: string): string {
  if (/^\s/.test(piece)) return ' ';
  return piece.normalize('NFC').replace(/[‘’ʼ]/g, "'").replace(/[“”]/g, '"');
}
