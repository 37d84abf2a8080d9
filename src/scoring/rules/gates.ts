import type { FlagCode } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import type { Cap } from '../scorer.ts';
import { modelAnswersOf } from './alignment.ts';
import type { Answer } from './answer.ts';
import { compileSources, type SharesTaken, type WordCodes } from './copying.ts';
import { hasDifferent } from './different.ts';
import { negators } from './lexicon/words.ts';
import { countOf, has, isA, trait } from './trait.ts';
import { codeOf, type Word } from './word.ts';
import { isShuffled } from './word-order.ts';

/** What the gates found before any credit was given. */
export interface GateReport {
  readonly flags: readonly FlagCode[];
  readonly caps: readonly Cap[];
  /** The answer is in another language and cannot be judged. */
  readonly offLanguage: boolean;
}

export type Gates = (answer: Answer) => GateReport;

const shortest = 6;

/** Compiles the gates of a question: what is empty, copied, listed, repeated, hidden or said to the grader. */
export function compileGates(question: Question): Gates {
  const keyPoints = question.rubric?.keyPoints ?? [];
  const sharesTaken = compileSources([
    [question.text, 3],
    [keyPoints.map(({ description }) => description).join('\n'), 4],
    [[question.introduction, ...question.howToAnswer].join('\n'), 4],
    ...modelAnswersOf(question).map((text) => [text, 5] as const),
  ]);
  return (answer) => {
    const counting = wordsThatCount(answer);
    const caps = [
      ...emptiness(answer, counting),
      ...copies(counting, sharesTaken),
      ...keywords(answer, counting),
    ];
    const flags: FlagCode[] = caps.map(({ flag }) => flag);
    if (answer.copy.hidden) flags.push('hidden-text');
    if (answer.repeats) flags.push('repeated-text');
    if (answer.injects) flags.push('injection-suspected');
    return {
      flags,
      caps: caps.filter(({ flag }) => flag !== 'copied-example'),
      offLanguage: isOtherLanguage(answer),
    };
  };
}

type Counting = Pick<Answer, 'words' | 'traits' | 'codes'>;

function wordsThatCount(answer: Answer): Counting {
  const { counted, sentences, words, traits, codes } = answer;
  if (counted.length === sentences.length) return answer;
  const places: number[] = [];
  for (const { first, end } of counted) for (let at = first; at < end; at++) places.push(at);
  const counting = {
    words: places.map((at) => words[at] as Word),
    traits: new Int32Array(places.length),
    codes: new Int32Array(places.length),
  };
  places.forEach((at, place) => {
    counting.traits[place] = traits[at] ?? 0;
    counting.codes[place] = codes[at] ?? 0;
  });
  return counting;
}

/** Ways of saying nothing. */
const nothingSaid =
  /^(i )?(really )?(do ?n(o|')t know|dont know|don know|have no idea|no idea|am not sure|not sure|can ?n?('t)?o?t? (say|think of( any(thing)?)?)|idk|dunno|pass|skip|next|none|nothing|n a|na|no|yes|ok|okay|test|hello|hi|asdf\w*|qwerty\w*|blah( blah)*|whatever|sorry( i (do not|don't|dont) know)?)$/;
const placeholder = ['lorem', 'ipsum'].map(codeOf);

/** Longer answers say something, if only beside the point. */
const longestNothing = 8;

function emptiness(answer: Answer, counting: Counting): Cap[] {
  const { words, codes } = counting;
  const saysNothing = words.length <= longestNothing && nothingSaid.test(spoken(words));
  if (words.length === 0 || saysNothing || isPlaceholder(answer)) return [{ flag: 'empty', at: 0 }];
  return hasDifferent(codes, 0, words.length, shortest) ? [] : [{ flag: 'too-short', at: 10 }];
}

/** The two words behind each other, with nothing but a blank between them. */
function isPlaceholder({ words, codes, starts, ends, copy }: Answer): boolean {
  for (let at = 1; at < words.length; at++) {
    if (codes[at - 1] !== placeholder[0] || codes[at] !== placeholder[1]) continue;
    if (copy.text.slice(ends[at - 1], starts[at]) === ' ') return true;
  }
  return false;
}

/** The words with their contracted negations. */
function spoken(words: readonly Word[]): string {
  return words
    .map((word) =>
      isA(word, trait.negates) && !negators.has(word.text) ? `${word.text}n't` : word.text,
    )
    .join(' ');
}

const mostOwnWords = 8;
const mostTaken = { question: 0.6, list: 0.5, model: 0.6 } as const;
const fewestCopied = 20;

/** Taken from the question, the key points, the guidance, or a model answer. */
function copies(text: WordCodes, sharesTaken: SharesTaken): Cap[] {
  const { length } = text.words;
  const caps: Cap[] = [];
  const [question = 0, points = 0, guide = 0, ...copied] = sharesTaken(text);
  if (question >= mostTaken.question && (1 - question) * length < mostOwnWords) {
    caps.push({ flag: 'copied-question', at: 5 });
  }
  if (Math.max(points, guide) >= mostTaken.list) caps.push({ flag: 'list-copy', at: 40 });
  if (length >= fewestCopied && copied.some((share) => share >= mostTaken.model))
    caps.push({ flag: 'copied-example', at: 100 });
  return caps;
}

/** Function words are about half of English; a list of keywords has hardly any. */
const fewestFunctionWords = 0.22;

function keywords(answer: Answer, counting: Counting): Cap[] {
  if (counting.words.length < shortest) return [];
  const functional = shareOf(trait.functional, counting.traits, counting.words.length);
  const listed =
    functional < fewestFunctionWords && !hasPredicates(counting, answer.counted.length);
  if (isShuffled(answer)) return [{ flag: 'keyword-list', at: 5 }];
  return listed ? [{ flag: 'keyword-list', at: 25 }] : [];
}

const predicates = { subjects: 0.04, verbs: 0.08, sentences: 3 } as const;

/** Somebody who does something, or sentences of doing: what notes in telegram style have and lists of keywords do not. */
function hasPredicates({ words, traits }: Counting, sentences: number): boolean {
  const acts = words.filter(({ text }) => text === 'i' || text === 'we' || text === 'you').length;
  if (acts / words.length >= predicates.subjects) return true;
  if (sentences < predicates.sentences) return false;
  const does = trait.past | trait.imperative;
  const verbs = words.filter((_, at) => has(traits[at], does)).length;
  return verbs / words.length >= predicates.verbs;
}

const latin = /[A-Za-z\u00c0-\u024f]/g;
const otherScript = /(?=\p{L})[\u0370-\u1cff\u2e80-\udfff]/gu;
const longestSample = 5_000;
const longestRead = 400;

function isOtherLanguage(answer: Answer): boolean {
  const { copy, sentences, words, traits } = answer;
  if (!copy.plain && isOtherScript(copy.text.slice(0, longestSample))) return true;
  return (
    sentences.some((each) => isA(each, trait.foreign)) &&
    hasForeignWords(traits, Math.min(words.length, longestRead))
  );
}

function isOtherScript(text: string): boolean {
  const foreignLetters = text.match(otherScript)?.length ?? 0;
  const latinLetters = text.match(latin)?.length ?? 0;
  return foreignLetters >= 4 && foreignLetters > latinLetters;
}

/** Share of English function words that no other language reaches. */
const surelyEnglish = 0.25;

function hasForeignWords(traits: Int32Array, words: number): boolean {
  if (words < 4) return false;
  const english = shareOf(trait.functional, traits, words);
  if (english > surelyEnglish) return false;
  const foreign = shareOf(trait.foreign, traits, words);
  return foreign >= 0.15 && foreign > 1.5 * english;
}

function shareOf(one: number, traits: Int32Array, words: number): number {
  return countOf(one, traits, words) / Math.max(1, words);
}
