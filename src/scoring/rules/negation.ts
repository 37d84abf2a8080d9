import type { Tokens } from './tokens.ts';
import { isA, trait } from './word.ts';

/**
 * Whether what the tokens `first`–`last` say is taken back in its clause: a negation stands before
 * it in the same clause ("I would never say …", "we did not …"). A negation inside the matched words
 * belongs to the phrase itself ("not my problem").
 */
export function isNegated(tokens: Tokens, first: number, last: number): boolean {
  const { words, clauseOf } = tokens;
  for (let at = first - 1; at >= 0 && clauseOf[at] === clauseOf[first]; at--) {
    if (isA(words[at], trait.negates) && !turnsPositive(tokens, at, last)) return true;
  }
  return false;
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
