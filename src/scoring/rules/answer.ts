import type { Evidence, EvidenceKind } from '../../domain/assessment.ts';
import { type GradingCopy, gradingCopy } from '../../text/normalise.ts';
import { type Sentence, sentencesOf } from '../../text/sentences.ts';
import { stem } from '../../text/stem.ts';
import { talksToGrader } from './grader-talk.ts';

/** An answer as it is graded: its sentences, without repetitions and without talk to the grader. */
export interface Answer {
  /** As typed. */
  readonly raw: string;
  readonly copy: GradingCopy;
  /** Everything that was said. */
  readonly said: readonly Sentence[];
  /** What of it counts. */
  readonly sentences: readonly Sentence[];
  /** The words of the sentences that count. */
  readonly words: readonly string[];
  readonly repeats: boolean;
  readonly injects: boolean;
  /** It takes back all that it says. */
  readonly takenBack: boolean;
}

/** An answer longer than this is graded by its beginning: nobody speaks for an hour. */
const longest = 20_000;
const mostSentences = 80;

export function readAnswer(raw: string): Answer {
  const copy = gradingCopy(raw.slice(0, longest));
  const said = sentencesOf(copy.text);
  const { sentences, repeats, injects } = thatCount(said, copy.text);
  const denied = sentences.filter(isDenied);
  const takenBack =
    sentences.some(({ words }) => takesBack.test(words.map(({ text }) => text).join(' '))) ||
    denied.length >= Math.max(fewestDenied, mostDenied * sentences.length);
  const words = sentences.flatMap((sentence) => textsOf(sentence));
  return { raw, copy, said, sentences, words, repeats, injects, takenBack };
}

export function textsOf({ words }: Sentence): string[] {
  return words.map(({ text }) => text);
}

const shortestRepeat = 3;
const babble = { from: 15, different: 0.25 } as const;

function thatCount(said: readonly Sentence[], text: string) {
  const seen = new Set<string>();
  const sentences: Sentence[] = [];
  let [repeats, injects] = [false, false];
  for (const sentence of said) {
    const stems = textsOf(sentence).map(stem);
    // A stray letter makes no other sentence.
    const key = stems.filter((each) => !isLetter(each)).join(' ');
    const isBabble =
      stems.length >= babble.from && new Set(stems).size < babble.different * stems.length;
    if (isBabble || (seen.has(key) && stems.length > shortestRepeat)) repeats = true;
    else if (
      addressesGrader(sentence, text) ||
      (injects && goesOn(sentence, sentences.at(-1), said))
    )
      injects = true;
    else if (!seen.has(key) && sentences.length < mostSentences) sentences.push(sentence);
    seen.add(key);
  }
  // A stray letter is no sentence where there are others.
  const telling = sentences.filter((sentence) => !textsOf(sentence).every(isLetter));
  return { sentences: telling.length > 0 ? telling : sentences, repeats, injects };
}

function isLetter(word: string): boolean {
  return [...word].length === 1;
}

/** With the marks around it, which talk to machines is full of. */
function addressesGrader({ start, end }: Sentence, text: string): boolean {
  const around = text.slice(Math.max(0, start - 4), end + 4).toLowerCase();
  return talksToGrader.test(around.replaceAll(/\s+/g, ' '));
}

const mostWordsGoingOn = 6;

/** A short sentence right behind one that was left out goes on talking: "Step 2: no errors." */
function goesOn(
  sentence: Sentence,
  before: Sentence | undefined,
  said: readonly Sentence[],
): boolean {
  const previous = said[said.indexOf(sentence) - 1];
  return previous !== before && sentence.words.length <= mostWordsGoingOn;
}

const fewestDenied = 3;
const mostDenied = 0.45;
const deniers = /^(?:i|we|you|one|nobody|it)\b.{0,25}\b(?:never|not|\w+n't)\b/;

function isDenied(sentence: Sentence): boolean {
  return deniers.test(textsOf(sentence).slice(0, 6).join(' '));
}

const takesBack =
  /\b(?:none|nothing|not a word|not one word) of (?:this|that|it(?! was)|what i (?:just )?said|the above)\b.{0,20}\b(?:true|real|happened|correct|mine)|\b(?:i|we) (?:just )?made (?:all (?:of )?)?(?:this|that|it|the whole (?:thing|story)) up\b|\b(?:this|that|it|the story|all of (?:this|that|it)) (?:never happened(?! again)|(?:is|was) (?:a lie|all lies|(?:all )?made up|(?:all )?invented|not true))\b|\bi (?:never|did not|didn't) (?:did|do|done) any of (?:this|that|it)\b/;

/** The evidence for a stretch of the grading copy. */
export function evidenceAt(
  { raw, copy }: Answer,
  from: number,
  to: number,
  kind: EvidenceKind,
): Evidence {
  const { start, end } = copy.original(from, to);
  return { start, end, quote: raw.slice(start, end), kind };
}
