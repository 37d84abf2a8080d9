import type { Sentence, Tokens } from './tokens.ts';
import { has, isA, trait } from './trait.ts';

/**
 * Whether what the tokens `first`–`last` say is taken back in its clause: a negation stands before
 * it in the same clause ("I would never say …", "we did not …"). A negation inside the matched words
 * belongs to the phrase itself ("not my problem").
 */
export function isNegated(tokens: Tokens, first: number, last: number): boolean {
  const { traits, clauseOf } = tokens;
  for (let at = first - 1; at >= 0 && clauseOf[at] === clauseOf[first]; at--) {
    if (has(traits[at], trait.negates) && !turnsPositive(tokens, at, last)) return true;
  }
  return false;
}

/** The same, or a negation among the tokens themselves. */
export function isDenied(tokens: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (has(tokens.traits[at], trait.negates)) return true;
  return isNegated(tokens, first, last);
}

/** Whether the word at `at` denies something in the text by itself. */
export function deniesAt(tokens: Tokens, at: number): boolean {
  return (
    has(tokens.traits[at], trait.negates) && !turnsPositive(tokens, at, tokens.words.length - 1)
  );
}

/** "not only", "no later than", "never without", "not just" deny nothing. */
function turnsPositive({ words }: Tokens, negation: number, last: number): boolean {
  const word = words[negation]?.text;
  const next = words[negation + 1]?.text;
  if (next === undefined) return false;
  if (word === 'not' && (next === 'only' || next === 'just')) return true;
  if (word === 'no' && (next === 'later' || next === 'longer' || next === 'doubt')) return true;
  if (word === 'without') return negation + 4 < last;
  return next === 'without';
}

/** 1 for each clause that holds a negation or goes on with what its sentence began by denying. */
export function clausesDenied(tokens: Tokens): number[] {
  const { traits, clauseOf, sentences } = tokens;
  const denied: number[] = new Array(tokens.clauses).fill(0);
  for (const sentence of sentences) {
    if (!isA(sentence, trait.negates)) continue;
    for (let at = sentence.first; at < sentence.end; at++) {
      if (has(traits[at], trait.negates)) denied[clauseOf[at] ?? 0] = 1;
    }
    if (beginsDenied(sentence, tokens)) goOn(sentence, tokens, denied);
  }
  return denied;
}

const denialWithin = 3;
export const speakers = new Set(['i', 'we', 'my', 'our']);

/** "I never …", "We did not …". */
export function beginsDenied(sentence: Sentence, { words, traits }: Tokens): boolean {
  const { first, end } = sentence;
  if (!isA(sentence, trait.negates)) return false;
  if (!speakers.has(words[first]?.text ?? '')) return false;
  for (let at = first; at < Math.min(end, first + denialWithin); at++) {
    if (has(traits[at], trait.negates)) return true;
  }
  return false;
}

/** Words that begin a clause of its own: a subject, or a turn. */
const fresh = new Set('i we he she they it you but instead so because since as'.split(' '));

function goOn({ first, end }: Sentence, { words, clauseOf }: Tokens, denied: number[]): void {
  for (let at = first + 1; at < end; at++) {
    const clause = clauseOf[at] ?? 0;
    if (clause === clauseOf[at - 1]) continue;
    if (fresh.has(words[at]?.text ?? '')) return;
    denied[clause] = 1;
  }
}
