import { negators } from '../rules/lexicon/words.ts';

/** A stretch of an answer: UTF-16 offsets and its text. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whole sentences dilute what is in them; stretches of about this many words do not. */
const wordsInWindow = 12;
const wordsBetween = 6;
const fewestWords = 3;
const mostWindows = 200;

const sentence = /[^.!?\n]+[.!?]*/g;
const word = /\S+/g;

/**
 * Stretches of the answer, never across sentences. What is denied is left out: vectors do not see a
 * negation.
 */
export function windowsOf(answer: string): Window[] {
  const windows: Window[] = [];
  for (const { 0: text, index } of answer.matchAll(sentence)) {
    const words = [...text.matchAll(word)].map((each) => ({
      start: index + each.index,
      end: index + each.index + each[0].length,
    }));
    for (let first = 0; first < words.length; first += wordsBetween) {
      const own = words.slice(first, first + wordsInWindow);
      const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
      if (own.length >= fewestWords) windows.push({ start, end, text: answer.slice(start, end) });
      if (first + wordsInWindow >= words.length) break;
    }
  }
  return windows.filter(({ text }) => !isDenied(text)).slice(0, mostWindows);
}

function isDenied(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+(?:['’]t)?/g) ?? [];
  return words.some((each) => negators.has(each) || /n['’]t$/.test(each));
}
