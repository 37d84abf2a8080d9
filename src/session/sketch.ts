/** A fixed-size sample of the phrases of an answer, by winnowing. Two samples tell how much two answers share. */
import { gradingCopy } from '../text/normalise.ts';

/** Words in a phrase. */
const phraseWords = 5;
/** Of so many neighbouring phrases the one with the smallest code is kept (winnowing, Schleimer et al. 2003). */
const windowPhrases = 4;
/** An answer with fewer words says too little to be told from another. */
const fewestWords = 20;

/** Numbers in a sample. */
export const marksKept = 16;

/** The sixteen smallest of the winnowed phrase codes as base64, or null where the answer is too short. */
export function sketchOf(answer: string): string | null {
  const codes = wordCodes(gradingCopy(answer).text.toLowerCase());
  if (codes.length < fewestWords) return null;
  const chosen = [...winnowed(phraseCodes(codes))].sort((a, b) => a - b);
  const marks = new Uint32Array(marksKept).fill(noMark);
  marks.set(chosen.slice(0, marksKept));
  return Buffer.from(marks.buffer).toString('base64');
}

/** Stands where an answer has fewer phrases than a sample has room for. */
export const noMark = 0xffffffff;

const letterA = 0x61;
const letterZ = 0x7a;
const digit0 = 0x30;
const digit9 = 0x39;
const lastAscii = 0x7f;
const apostrophe = 0x27;
const hashStart = 0x811c9dc5;
const hashPrime = 0x01000193;

/** One code a word (the FNV-1a hash). ASCII that is neither letter nor digit parts words, but an apostrophe; all beyond it counts as a letter. */
function wordCodes(text: string): number[] {
  const codes: number[] = [];
  let code = hashStart;
  let inWord = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    const isWord =
      (unit >= letterA && unit <= letterZ) ||
      (unit >= digit0 && unit <= digit9) ||
      unit > lastAscii;
    if (isWord) {
      code = Math.imul(code ^ unit, hashPrime);
      inWord = true;
    } else if (inWord && unit !== apostrophe) {
      codes.push(code);
      code = hashStart;
      inWord = false;
    }
  }
  return codes;
}

function phraseCodes(words: readonly number[]): number[] {
  return words.slice(0, 1 - phraseWords).map((_, start) => {
    let code = hashStart;
    for (let at = start; at < start + phraseWords; at++) {
      code = Math.imul(code ^ (words[at] ?? 0), 0x9e3779b1);
      code ^= code >>> 15;
    }
    return code >>> 0;
  });
}

function winnowed(phrases: readonly number[]): Set<number> {
  const chosen = new Set<number>();
  for (let start = 0; start + windowPhrases <= phrases.length; start++) {
    let smallest = phrases[start] ?? 0;
    for (let at = start + 1; at < start + windowPhrases; at++) {
      smallest = Math.min(smallest, phrases[at] ?? smallest);
    }
    chosen.add(smallest);
  }
  return chosen;
}
