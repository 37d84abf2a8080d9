import type { StarPart } from '../../domain/question.ts';
import type { Answer } from './answer.ts';
import { type CueHit, isDone } from './cues.ts';
import type { StarCue } from './lexicon/star-cues.ts';
import type { Sentence } from './tokens.ts';
import { isA, trait, type Word } from './word.ts';

/** What a sentence shows of a story. */
export interface Reading {
  readonly sentence: Sentence;
  /** Says what one would do. */
  readonly supposes: boolean;
  /** Tells what was so or happened, without an act of one's own. */
  readonly told: Span | null;
  /** Says what was learnt. */
  readonly learnt: boolean;
  readonly cues: Readonly<Record<StarPart, Span | null>>;
}

/** Tokens, both ends inclusive. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Reads the sentences that count; `hits` are the cues of stories within them. */
export function readSentences(answer: Answer, hits: readonly CueHit<StarCue>[]): Reading[] {
  const { counted, words, sentenceOf } = answer;
  const cues: Partial<Record<StarCue, Span>>[] = [];
  for (const { code, first, last } of hits) {
    const own = cues[sentenceOf[first] ?? 0] ?? {};
    own[code] ??= { first, last };
    cues[sentenceOf[first] ?? 0] = own;
  }
  return counted.map((sentence) => {
    const own = cues[sentence.index] ?? {};
    const { situation = null, task = null, result = null } = own;
    const supposes = isSupposing(sentence, words);
    const supposed = supposes || isConditional(sentence, words);
    const action = supposed ? null : ownAction(words, sentence);
    const told = supposed || action !== null ? null : toldSpan(words, sentence);
    const { first, end } = sentence;
    const closes = sentence === counted.at(-1);
    const afterAct = action !== null && closes ? endedWith(words, action.last + 2, end) : null;
    const others = action === null ? othersDid(words, first, end) : afterAct;
    return {
      sentence,
      supposes,
      told,
      learnt: own.learning !== undefined,
      cues: { situation, task, action, result: result ?? others },
    };
  });
}

type Words = readonly Word[];

/** "I" or "we" and, but for adverbs, a verb in the past tense that tells of something done; notes in telegram style leave the "I" out. */
function ownAction(words: Words, sentence: Sentence): Span | null {
  const { first, end } = sentence;
  if (!isA(sentence, trait.past)) return null;
  for (let at = first; at < end; at++) {
    const actor = words[at];
    const isActor = isA(actor, trait.actor) && actor?.ending === '';
    if (!isActor && at !== first) continue;
    let verb = isActor ? at + 1 : at;
    while (verb < end && isA(words[verb], trait.adverb)) verb += 1;
    const word = words[verb];
    if (verb < end && word !== undefined && isDone(word)) return { first: at, last: verb };
  }
  return null;
}

const modals = new Set(['would', 'will', 'could']);

/** "I would", "we'll", "you could". */
function isSupposing(sentence: Sentence, words: Words): boolean {
  const { first, end } = sentence;
  if (!isA(sentence, trait.condition | trait.supposing)) return false;
  for (let at = first; at < end; at++) {
    const word = words[at];
    if (word === undefined || !(isA(word, trait.actor) || word.text === 'you')) continue;
    if (isA(word, trait.supposing)) return !tellsBefore(words, first, at);
    if (at + 1 < end && modals.has(words[at + 1]?.text ?? ''))
      return !tellsBefore(words, first, at);
  }
  return false;
}

/** Says what can be done, or what if: "if", "should", "can". */
function isConditional(sentence: Sentence, words: Words): boolean {
  const { first, end } = sentence;
  if (!isA(sentence, trait.condition)) return false;
  for (let at = first; at < end; at++) {
    if (isA(words[at], trait.condition)) return !tellsBefore(words, first, at);
  }
  return false;
}

/** An act told before the condition: "I asked if she could come". */
function tellsBefore(words: Words, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    const next = words[at + 1];
    if (isA(words[at], trait.actor) && next !== undefined && isDone(next)) return true;
  }
  return false;
}

const others = new Set(
  'he she they it nobody everyone everybody both the his her their our we'.split(' '),
);
const furthestVerb = 7;

/** What others did or do now, or what has been so since: at the end of a story, its outcome. */
function othersDid(words: Words, at: number, end: number): Span | null {
  if (!others.has(words[at]?.text ?? '')) return null;
  for (let verb = at + 1; verb < Math.min(end, at + furthestVerb); verb++) {
    const word = words[verb];
    if (word !== undefined && (isDone(word) || outcomeVerbs.has(word.text)))
      return { first: at, last: verb };
  }
  return null;
}

/** Words after which a clause of its own begins without a mark. */
const joiners = new Set('and so but then until'.split(' '));

/** What others did after one's own act, within the sentence that ends the story. */
function endedWith(words: Words, from: number, end: number): Span | null {
  for (let at = from; at < end; at++) {
    const outcome = joiners.has(words[at - 1]?.text ?? '') ? othersDid(words, at, end) : null;
    if (outcome !== null) return outcome;
  }
  return null;
}

const outcomeVerbs = new Set('has have was were now became had got'.split(' '));
/** What was so or happened, told without an act of one's own: before the first act, the situation. */
function toldSpan(words: Words, sentence: Sentence): Span | null {
  const { first, end } = sentence;
  if (!isA(sentence, trait.state | trait.past)) return null;
  for (let at = first; at < end; at++) {
    const word = words[at];
    if (isA(word, trait.habit)) return null;
    if (isA(word, trait.state | trait.past)) return { first, last: at };
  }
  return null;
}
