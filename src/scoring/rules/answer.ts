import type { Evidence, EvidenceKind } from '../../domain/assessment.ts';
import { talksToGrader } from './lexicon/grader-talk.ts';
import { claims } from './lexicon/words.ts';
import { type GradingCopy, gradingCopy } from './normalise.ts';
import { type Sentence, type Tokens, tokenise } from './tokens.ts';
import type { Mark, Vocabulary } from './vocabulary.ts';
import { isA, mostRemembered, trait } from './word.ts';

/** An answer as the detectors see it: words in sentences, without repetitions and without talk to the grader. */
export interface Answer extends Tokens {
  /** As typed. */
  readonly raw: string;
  readonly copy: GradingCopy;
  /** The sentences that count; the same as 1 for each sentence that does. */
  readonly counted: readonly Sentence[];
  readonly counts: readonly number[];
  readonly repeats: boolean;
  readonly injects: boolean;
  /** For each token what it is to the question. */
  readonly marks: readonly Mark[];
  /** For each token of a sentence that counts: the how manyth time its stem is said, from 1. */
  readonly times: readonly number[];
  /** 1 for each clause that holds a negation or goes on with what its sentence began by denying. */
  readonly denied: readonly number[];
}

/** Reads an answer for grading. A sentence said before counts once; one that addresses the grader or takes back all it says counts never. */
export function readAnswer(raw: string, vocabulary: Vocabulary): Answer {
  const copy = gradingCopy(raw);
  const tokens = tokenise(copy);
  const { counted, repeats, injects } = selectSentences(tokens, copy);
  const counts = tokens.sentences.map(() => 0);
  for (const { index } of counted) counts[index] = 1;
  const denied = clausesDenied(tokens);
  const marks = vocabulary.look(tokens.words);
  const times = timesSaid(counted, tokens);
  // One by one: an answer is read so often that spreading the tokens shows.
  const { words, starts, ends, sentenceOf, clauseOf, sentences, clauses } = tokens;
  return {
    raw,
    copy,
    words,
    starts,
    ends,
    sentenceOf,
    clauseOf,
    sentences,
    clauses,
    counted,
    counts,
    repeats,
    injects,
    marks,
    times,
    denied,
  };
}

/** Counts by stem, kept from answer to answer and set back after each. */
const saidTimes = new Uint16Array(mostRemembered);

function timesSaid(counted: readonly Sentence[], { words }: Tokens): number[] {
  const times: number[] = words.map(() => 0);
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const stem = words[at]?.stemNumber ?? 0;
      const time = (saidTimes[stem] ?? 0) + 1;
      saidTimes[stem] = time;
      times[at] = time;
    }
  }
  for (const { stemNumber } of words) saidTimes[stemNumber] = 0;
  return times;
}

type Selection = Pick<Answer, 'counted' | 'repeats' | 'injects'>;

function selectSentences(tokens: Tokens, copy: GradingCopy): Selection {
  const { sentences } = tokens;
  const seen = new Set<number>();
  const counted: Sentence[] = [];
  let repeats = false;
  let injects = false;
  const takesBack = sentences.map((sentence) => takesBackAll(sentence, tokens));
  const takings = takesBack.filter(Boolean).length;
  for (const sentence of sentences) {
    const said = seen.size;
    seen.add(codeOf(sentence, tokens));
    if (isBabble(sentence, tokens)) repeats = true;
    else if (addressesGrader(sentence, tokens, copy) || (injects && goesOn(sentence, counted))) {
      injects = true;
    } else if (takesBack[sentence.index] === true) {
      if (takings < fewestDenied) counted.push(...afterTurn(sentence, tokens));
    } else if (seen.size === said) {
      repeats ||= sentence.end - sentence.first > shortestRepeat;
    } else counted.push(sentence);
  }
  return { counted: withoutDenials(counted, tokens), repeats, injects };
}

const shortestRepeat = 3;
const babble = { from: 40, different: 0.2 } as const;

/** A long run of few words, which nobody says. */
function isBabble({ first, end }: Sentence, { words }: Tokens): boolean {
  if (end - first < babble.from) return false;
  const different = new Set<number>();
  for (let at = first; at < end; at++) different.add(words[at]?.code ?? 0);
  return different.size < babble.different * (end - first);
}

/** A number for what a sentence says: the same for the same stems in the same order. */
function codeOf({ first, end }: Sentence, { words }: Tokens): number {
  let [high, low] = [0, 0];
  for (let at = first; at < end; at++) {
    const code = words[at]?.code ?? 0;
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x85ebca6b) + 1;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

/** Share of sentences beginning with a denial from which on an answer says nothing but what was not done. */
const allDenied = 0.6;
const fewestDenied = 3;

function withoutDenials(counted: readonly Sentence[], tokens: Tokens): readonly Sentence[] {
  const said = counted.filter((sentence) => !beginsDenied(sentence, tokens));
  const denials = counted.length - said.length;
  return denials >= fewestDenied && denials > allDenied * counted.length ? said : counted;
}

function clausesDenied(tokens: Tokens): number[] {
  const { words, clauseOf, sentences } = tokens;
  const denied: number[] = new Array(tokens.clauses).fill(0);
  for (let at = 0; at < words.length; at++) {
    if (isA(words[at], trait.negates)) denied[clauseOf[at] ?? 0] = 1;
  }
  for (const sentence of sentences) {
    if (beginsDenied(sentence, tokens)) goOn(sentence, tokens, denied);
  }
  return denied;
}

const denialWithin = 3;
const speakers = new Set(['i', 'we', 'my', 'our']);

function beginsDenied({ first, end }: Sentence, { words }: Tokens): boolean {
  if (!speakers.has(words[first]?.text ?? '')) return false;
  for (let at = first; at < Math.min(end, first + denialWithin); at++) {
    if (isA(words[at], trait.negates)) return true;
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

/** The evidence for a range of tokens, both ends inclusive. */
export function evidenceOf(
  { raw, copy, starts, ends }: Answer,
  first: number,
  last: number,
  kind: EvidenceKind,
): Evidence {
  const { start, end } = copy.original(starts[first] ?? 0, ends[last] ?? 0);
  return { start, end, quote: raw.slice(start, end), kind };
}

const deniers = new Set('i we you one nobody it'.split(' '));
const denialReaches = { negation: 6, claim: 4 } as const;

/** "I would never say that …": whatever follows in the sentence is taken back. */
function takesBackAll({ first, end }: Sentence, { words }: Tokens): boolean {
  if (!deniers.has(words[first]?.text ?? '')) return false;
  const last = Math.min(end, first + denialReaches.negation);
  for (let at = first; at < last; at++) {
    if (!isA(words[at], trait.negates)) continue;
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

function addressesGrader(sentence: Sentence, { words }: Tokens, { text }: GradingCopy): boolean {
  let suspicious = sentence.odd;
  for (let at = sentence.first; at < sentence.end && !suspicious; at++) {
    suspicious = isA(words[at], trait.grader);
  }
  if (!suspicious) return false;
  const { from, to } = sentence;
  const said = text.slice(from, Math.min(to, from + longestLooked));
  return talksToGrader.test(said.toLowerCase().replace(/\s+/g, ' '));
}
