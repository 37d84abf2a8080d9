import { addNew, hasDifferent } from './different.ts';
import { talksToGrader } from './lexicon/grader-talk.ts';
import { claims } from './lexicon/words.ts';
import { beginsDenied, speakers } from './negation.ts';
import type { GradingCopy } from './normalise.ts';
import type { Sentence, Tokens } from './tokens.ts';
import { has, isA, trait } from './trait.ts';

/** What of an answer counts. */
export interface Selection {
  readonly counted: readonly Sentence[];
  readonly repeats: boolean;
  readonly injects: boolean;
}

/** A sentence said before counts once; one that addresses the grader or takes back all it says counts never. */
export function selectSentences(tokens: Tokens, copy: GradingCopy): Selection {
  const { sentences } = tokens;
  const seen: number[] = [];
  const counted: Sentence[] = [];
  let repeats = false;
  let injects = false;
  const takesBack = sentences.map((sentence) => takesBackAll(sentence, tokens));
  const takings = takesBack.filter(Boolean).length;
  for (const sentence of sentences) {
    const isNew = addNew(codeOf(sentence, tokens), seen);
    if (isBabble(sentence, tokens)) repeats = true;
    else if (addressesGrader(sentence, copy) || (injects && goesOn(sentence, counted))) {
      injects = true;
    } else if (takesBack[sentence.index] === true) {
      if (takings < fewestDenied) counted.push(...afterTurn(sentence, tokens));
    } else if (!isNew) {
      repeats ||= sentence.end - sentence.first > shortestRepeat;
    } else counted.push(sentence);
  }
  return { counted: withoutDenials(counted, tokens), repeats, injects };
}

const shortestRepeat = 3;
const babble = { from: 40, different: 0.2 } as const;

/** A long run of few words, which nobody says. */
function isBabble({ first, end }: Sentence, { codes }: Tokens): boolean {
  if (end - first < babble.from) return false;
  return !hasDifferent(codes, first, end, babble.different * (end - first));
}

/** A number for what a sentence says: the same for the same stems in the same order. */
function codeOf({ first, end }: Sentence, { codes }: Tokens): number {
  let [high, low] = [0, 0];
  for (let at = first; at < end; at++) {
    const code = codes[at] ?? 0;
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x85ebca6b) + 1;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

/** Share of sentences beginning with a denial from which on an answer says nothing but what was not done. */
const allDenied = 0.6;
const fewestDenied = 3;

function withoutDenials(counted: readonly Sentence[], tokens: Tokens): readonly Sentence[] {
  let denials = 0;
  for (const sentence of counted) if (beginsDenied(sentence, tokens)) denials += 1;
  return denials >= fewestDenied && denials > allDenied * counted.length
    ? counted.filter((sentence) => !beginsDenied(sentence, tokens))
    : counted;
}

const deniers = new Set('i we you one nobody it'.split(' '));
const denialReaches = { negation: 6, claim: 4 } as const;

/** "I would never say that …": whatever follows in the sentence is taken back. */
function takesBackAll(sentence: Sentence, { words, traits }: Tokens): boolean {
  const { first, end } = sentence;
  if (!isA(sentence, trait.negates)) return false;
  if (!deniers.has(words[first]?.text ?? '')) return false;
  const last = Math.min(end, first + denialReaches.negation);
  for (let at = first; at < last; at++) {
    if (!has(traits[at], trait.negates)) continue;
    for (let next = at + 1; next <= Math.min(end - 1, at + denialReaches.claim); next++) {
      if (claims.has(words[next]?.text ?? '')) return true;
    }
  }
  return false;
}

const turns = new Set(['but', 'instead', 'rather']);

/** What a sentence that takes something back says instead: "…, but I would say …". */
function afterTurn(sentence: Sentence, { words, starts }: Tokens): Sentence[] {
  for (let at = sentence.first; at < sentence.end - 1; at++) {
    if (!turns.has(words[at]?.text ?? '') || !speakers.has(words[at + 1]?.text ?? '')) continue;
    return [{ ...sentence, first: at, from: starts[at] ?? sentence.from }];
  }
  return [];
}

const mostWordsGoingOn = 6;

/** A short sentence behind one that was left out goes on talking: "Step 2: no errors." */
function goesOn({ index, first, end }: Sentence, counted: readonly Sentence[]): boolean {
  const before = counted.at(-1)?.index ?? -1;
  return index > 0 && before < index - 1 && end - first <= mostWordsGoingOn;
}

const longestLooked = 2000;
/** White space but a single blank. */
const unevenSpace = /\s{2,}|[^\S ]/g;

function addressesGrader(sentence: Sentence, { text }: GradingCopy): boolean {
  if (!sentence.odd && !isA(sentence, trait.grader)) return false;
  const { from, to } = sentence;
  const said = text.slice(from, Math.min(to, from + longestLooked));
  return talksToGrader.test(said.toLowerCase().replace(unevenSpace, ' '));
}
