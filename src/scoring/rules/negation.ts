import type { Token } from './tokens.ts';

/**
 * Whether what the tokens `first`–`last` say is taken back in its clause: a negation stands before
 * it in the same clause ("I would never say …", "we did not …"). A negation inside the matched words
 * belongs to the phrase itself ("not my problem").
 */
export function isNegated(tokens: readonly Token[], first: number, last: number): boolean {
  const token = tokens[first];
  if (token === undefined) return false;
  for (let at = first - 1; at >= 0; at--) {
    const before = tokens[at];
    if (
      before === undefined ||
      before.clause !== token.clause ||
      before.sentence !== token.sentence
    )
      break;
    if (before.negates && !turnsPositive(tokens, at, last)) return true;
  }
  return false;
}

/** "not only", "no later than", "never without", "not just" deny nothing. */
function turnsPositive(tokens: readonly Token[], negation: number, last: number): boolean {
  const next = tokens[negation + 1];
  const word = tokens[negation]?.word;
  if (next === undefined) return false;
  if (word === 'not' && (next.word === 'only' || next.word === 'just')) return true;
  if (word === 'no' && (next.word === 'later' || next.word === 'longer' || next.word === 'doubt'))
    return true;
  if (word === 'without') return negation + 4 < last;
  return next.word === 'without';
}
