import type { FlagCode } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import type { Cap } from '../scorer.ts';
import type { Answer } from './answer.ts';
import { type Fingerprint, fingerprint } from './copying.ts';
import { foreignWords, functionWords } from './lexicon/words.ts';
import type { Token } from './tokens.ts';
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
  const asked = fingerprint(question.text, 3);
  const example = fingerprint(question.exampleAnswer, 5);
  const list = fingerprint(keyPoints.map(({ description }) => description).join('\n'), 4);
  const guidance = fingerprint([question.introduction, ...question.howToAnswer].join('\n'), 4);
  const phrases = keyPoints.flatMap(({ anyOf }) => anyOf.map((phrase) => fingerprint(phrase, 8)));
  return (answer) => {
    const words = wordsThatCount(answer);
    const caps = [
      ...emptiness(answer, words),
      ...copies(words, { asked, example, list, guidance }),
      ...keywords(words, phrases),
    ];
    const flags: FlagCode[] = caps.map(({ flag }) => flag);
    if (answer.hidden) flags.push('hidden-text');
    if (answer.repeats) flags.push('repeated-text');
    if (answer.injects) flags.push('injection-suspected');
    return {
      flags: [...new Set(flags)],
      caps: caps.filter(({ flag }) => flag !== 'copied-example'),
      offLanguage: isOtherLanguage(answer),
    };
  };
}

function wordsThatCount({ counted, tokens }: Answer): Token[] {
  return counted.flatMap(({ first, end }) => tokens.slice(first, end));
}

/** Ways of saying nothing. */
const nothingSaid =
  /^(i )?(really )?(do ?n(o|')t know|dont know|don know|have no idea|no idea|am not sure|not sure|can ?n?('t)?o?t? (say|think of( any(thing)?)?)|idk|dunno|pass|skip|next|none|nothing|n a|na|no|yes|ok|okay|test|hello|hi|asdf\w*|qwerty\w*|blah( blah)*|whatever|sorry( i (do not|don't|dont) know)?)$/;
const placeholder = /\b(lorem ipsum|dolor sit amet|consectetur adipiscing)\b/;

function emptiness({ sentences }: Answer, words: readonly Token[]): Cap[] {
  const text = words
    .map(({ word, negates }) =>
      negates && !['not', 'no', 'never', 'nothing'].includes(word) ? `${word}n't` : word,
    )
    .join(' ');
  const whole = sentences.map((sentence) => sentence.text).join(' ');
  if (text === '' || nothingSaid.test(text) || placeholder.test(whole))
    return [{ flag: 'empty', at: 0 }];
  if (new Set(words.map(({ word }) => word)).size < shortest)
    return [{ flag: 'too-short', at: 10 }];
  return [];
}

interface Sources {
  readonly asked: Fingerprint;
  readonly example: Fingerprint;
  readonly list: Fingerprint;
  readonly guidance: Fingerprint;
}

const mostOwnWords = 8;

function copies(words: readonly Token[], { asked, example, list, guidance }: Sources): Cap[] {
  const caps: Cap[] = [];
  const askedShare = asked.shareIn(words);
  if (askedShare >= 0.6 && (1 - askedShare) * words.length < mostOwnWords) {
    caps.push({ flag: 'copied-question', at: 5 });
  }
  if (Math.max(list.shareIn(words), guidance.shareIn(words)) >= 0.5)
    caps.push({ flag: 'list-copy', at: 40 });
  if (words.length >= 20 && example.shareIn(words) >= 0.6)
    caps.push({ flag: 'copied-example', at: 100 });
  return caps;
}

/** Function words are about half of English; a list of keywords has hardly any. */
const fewestFunctionWords = 0.22;
const mostPhraseWords = 0.75;

function keywords(words: readonly Token[], phrases: readonly Fingerprint[]): Cap[] {
  if (words.length < shortest) return [];
  const functional = words.filter(({ word }) => functionWords.has(word)).length / words.length;
  const listed = functional < fewestFunctionWords && !hasPredicates(words);
  const stuffed = phraseShare(words, phrases) >= mostPhraseWords;
  if (isShuffled(words)) return [{ flag: 'keyword-list', at: 5 }];
  return listed || stuffed ? [{ flag: 'keyword-list', at: 25 }] : [];
}

/** Somebody who does something: what notes in telegram style have and lists of keywords do not. */
function hasPredicates(words: readonly Token[]): boolean {
  const acts = words.filter(({ word }) => word === 'i' || word === 'we' || word === 'you').length;
  return acts / words.length >= 0.04;
}

/** The share of the words that are phrases of the rubric, word for word. */
function phraseShare(words: readonly Token[], phrases: readonly Fingerprint[]): number {
  return Math.min(
    1,
    phrases.reduce((sum, phrase) => sum + phrase.shareIn(words), 0),
  );
}

const latin = /[A-Za-z\u00c0-\u024f]/g;
const otherScript = /[\u0370-\u1cff\u2e80-\udfff]/g;

function isOtherLanguage({ text, tokens }: Answer): boolean {
  const sample = text.slice(0, 5000);
  const foreignLetters =
    sample.match(otherScript)?.filter((char) => /\p{L}/u.test(char)).length ?? 0;
  const latinLetters = sample.match(latin)?.length ?? 0;
  if (foreignLetters >= 4 && foreignLetters > latinLetters) return true;
  const words = tokens.slice(0, 400);
  if (words.length < 4) return false;
  const english = words.filter(({ word }) => functionWords.has(word)).length;
  const foreign = words.filter(({ word }) => foreignWords.has(word)).length;
  return foreign / words.length >= 0.15 && foreign > 1.5 * english;
}
