import type { Sentence } from '../../text/sentences.ts';
import type { Word } from '../../text/words.ts';

/** A sentence up to this long is quoted whole. */
const shortEnough = 18;
/** The clauses quoted hold this share of what the sentence carries of the finding. */
const enough = 0.6;

const joints = new Set('and so but because which who when while then'.split(' '));

/** Where the words stand that carry a finding: the sentence, or the neighbouring clauses of it that hold most. */
export function clauseOf(
  { start, end, words }: Sentence,
  focus: () => readonly number[],
  text: string,
): { readonly start: number; readonly end: number } {
  if (words.length <= shortEnough) return { start, end: closed(end, text) };
  const clauses = clausesOf(words, text);
  const weights = focus();
  const held = clauses.map(({ from, to }) =>
    weights.slice(from, to).reduce((sum, weight) => sum + weight, 0),
  );
  const total = held.reduce((sum, weight) => sum + weight, 0);
  let first = held.indexOf(Math.max(...held));
  let last = first;
  const sum = () => held.slice(first, last + 1).reduce((all, weight) => all + weight, 0);
  while (sum() < enough * total && (first > 0 || last < clauses.length - 1)) {
    if ((held[last + 1] ?? -1) > (held[first - 1] ?? -1)) last += 1;
    else first -= 1;
  }
  const from = words[clauses[first]?.from ?? 0]?.start ?? start;
  const to = words[(clauses[last]?.to ?? words.length) - 1]?.end ?? end;
  return { start: from, end: to === end ? closed(end, text) : to };
}

/** With the mark that ends the sentence. */
function closed(end: number, text: string): number {
  return /[.!?]/.test(text.charAt(end)) ? end + 1 : end;
}

const fewestWords = 4;

function clausesOf(words: readonly Word[], text: string) {
  const starts = [0];
  for (let at = 1; at < words.length; at++) {
    const between = text.slice(words[at - 1]?.end, words[at]?.start);
    const begins = /[,;:()\u2013\u2014]/.test(between) || joints.has(words[at]?.text ?? '');
    if (begins && at - (starts.at(-1) ?? 0) >= fewestWords) starts.push(at);
  }
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? words.length }));
}
