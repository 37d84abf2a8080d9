import type { StarPart } from '../../domain/question.ts';
import type { Answer } from './answer.ts';
import { isDone } from './cue-kinds.ts';
import type { CueHit } from './cues.ts';
import type { StarCue } from './lexicon/star-cues.ts';
import type { Sentence } from './tokens.ts';
import { has, isA, trait } from './trait.ts';

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

const noCues: Partial<Record<StarCue, Span>> = {};

/** Reads the sentences that count; `hits` are the cues of stories within them. */
export function readSentences(answer: Answer, hits: readonly CueHit<StarCue>[]): Reading[] {
  const { counted, sentenceOf } = answer;
  const cues: Partial<Record<StarCue, Span>>[] = [];
  for (const { code, first, last } of hits) {
    const own = cues[sentenceOf[first] ?? 0] ?? {};
    own[code] ??= { first, last };
    cues[sentenceOf[first] ?? 0] = own;
  }
  return counted.map((sentence) => {
    const own = cues[sentence.index] ?? noCues;
    const { situation = null, task = null, result = null } = own;
    const supposes = isSupposing(sentence, answer);
    const supposed = supposes || isConditional(sentence, answer);
    const action = supposed ? null : ownAction(answer, sentence);
    const told = supposed || action !== null ? null : toldSpan(answer, sentence);
    const { first, end } = sentence;
    const closes = sentence === counted.at(-1);
    const afterAct = action !== null && closes ? endedWith(answer, action.last + 2, end) : null;
    const others = action === null ? othersDid(answer, first, end) : afterAct;
    return {
      sentence,
      supposes,
      told,
      learnt: own.learning !== undefined,
      cues: { situation, task, action, result: result ?? others },
    };
  });
}

/** "I" or "we" and, but for adverbs, a verb in the past tense that tells of something done; notes in telegram style leave the "I" out. */
function ownAction({ words, traits }: Answer, sentence: Sentence): Span | null {
  const { first, end } = sentence;
  if (!isA(sentence, trait.past)) return null;
  for (let at = first; at < end; at++) {
    const isActor = has(traits[at], trait.actor) && words[at]?.ending === '';
    if (!isActor && at !== first) continue;
    let verb = isActor ? at + 1 : at;
    while (verb < end && has(traits[verb], trait.adverb)) verb += 1;
    if (verb < end && isDone(traits[verb])) return { first: at, last: verb };
  }
  return null;
}

const modals = new Set(['would', 'will', 'could']);

/** "I would", "we'll", "you could". */
function isSupposing(sentence: Sentence, answer: Answer): boolean {
  const { words, traits } = answer;
  const { first, end } = sentence;
  if (!isA(sentence, trait.condition | trait.supposing)) return false;
  for (let at = first; at < end; at++) {
    if (!has(traits[at], trait.actor) && words[at]?.text !== 'you') continue;
    if (has(traits[at], trait.supposing)) return !tellsBefore(traits, first, at);
    if (at + 1 < end && modals.has(words[at + 1]?.text ?? ''))
      return !tellsBefore(traits, first, at);
  }
  return false;
}

/** Says what can be done, or what if: "if", "should", "can". */
function isConditional(sentence: Sentence, { traits }: Answer): boolean {
  const { first, end } = sentence;
  if (!isA(sentence, trait.condition)) return false;
  for (let at = first; at < end; at++) {
    if (has(traits[at], trait.condition)) return !tellsBefore(traits, first, at);
  }
  return false;
}

/** An act told before the condition: "I asked if she could come". */
function tellsBefore(traits: Int32Array, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    if (has(traits[at], trait.actor) && isDone(traits[at + 1])) return true;
  }
  return false;
}

const others = new Set(
  'he she they it nobody everyone everybody both the his her their our we'.split(' '),
);
const furthestVerb = 7;

/** What others did or do now, or what has been so since: at the end of a story, its outcome. */
function othersDid({ words, traits }: Answer, at: number, end: number): Span | null {
  if (!others.has(words[at]?.text ?? '')) return null;
  for (let verb = at + 1; verb < Math.min(end, at + furthestVerb); verb++) {
    if (isDone(traits[verb]) || outcomeVerbs.has(words[verb]?.text ?? ''))
      return { first: at, last: verb };
  }
  return null;
}

/** Words after which a clause of its own begins without a mark. */
const joiners = new Set('and so but then until'.split(' '));

/** What others did after one's own act, within the sentence that ends the story. */
function endedWith(answer: Answer, from: number, end: number): Span | null {
  for (let at = from; at < end; at++) {
    const outcome = joiners.has(answer.words[at - 1]?.text ?? '')
      ? othersDid(answer, at, end)
      : null;
    if (outcome !== null) return outcome;
  }
  return null;
}

const outcomeVerbs = new Set('has have was were now became had got'.split(' '));
/** What was so or happened, told without an act of one's own: before the first act, the situation. */
function toldSpan({ traits }: Answer, sentence: Sentence): Span | null {
  const { first, end } = sentence;
  if (!isA(sentence, trait.state | trait.past)) return null;
  for (let at = first; at < end; at++) {
    if (has(traits[at], trait.habit)) return null;
    if (has(traits[at], trait.state | trait.past)) return { first, last: at };
  }
  return null;
}
