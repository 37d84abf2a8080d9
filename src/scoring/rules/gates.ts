import type { FlagCode } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import { sourceOf } from '../../text/copied.ts';
import { isOtherLanguage } from '../../text/language.ts';
import { findPhrase, type Phrase } from '../../text/phrases.ts';
import { isTelling } from '../../text/stop-words.ts';
import type { Cap } from '../scorer.ts';
import { type Answer, textsOf } from './answer.ts';

/** What the gates found before any credit was given. */
export interface GateReport {
  readonly flags: readonly FlagCode[];
  readonly caps: readonly Cap[];
}

/** The most an answer may score for which a gate closed. */
export const caps = {
  empty: 0,
  'copied-question': 5,
  'too-short': 10,
  'off-topic': 15,
  'keyword-list': 25,
  'list-copy': 40,
  'taken-back': 40,
} as const satisfies Partial<Record<FlagCode, number>>;

const closed = (flag: keyof typeof caps): Cap => ({ flag, at: caps[flag] });

/** Compiles the gates of a question: what is empty, copied, listed, repeated, hidden or said to the grader. */
export function compileGates(
  question: Question,
  phrases: readonly Phrase[],
): (answer: Answer) => GateReport {
  const copies = compileCopies(question);
  const isFromRubric = compileFromRubric(question, phrases);
  return (answer) => {
    const { words } = answer;
    const found = [
      ...emptiness(answer),
      ...repetition(answer),
      ...copies(words),
      ...(isFromRubric(answer) ? [closed('keyword-list')] : []),
      ...(answer.takenBack ? [closed('taken-back')] : []),
    ];
    return {
      flags: [
        ...new Set([
          ...found.map(({ flag }) => flag),
          ...(answer.copy.hidden ? ['hidden-text' as const] : []),
          ...(answer.repeats ? ['repeated-text' as const] : []),
          ...(answer.injects ? ['injection-suspected' as const] : []),
        ]),
      ],
      caps: found.filter(({ flag }) => flag !== 'copied-example'),
    };
  };
}

/** What takes reading: whether these are sentences at all, and to this question. */
export function readGates(reading: Reading, { words }: Answer): Cap[] {
  if (words.length < fewestRead) return [];
  const least = words.length < fewestToPlace ? leastTopic.ofFew : leastTopic.ofMany;
  return [
    ...(reading.topic < least ? [closed('off-topic')] : []),
    ...(reading.prose < leastProse ? [closed('keyword-list')] : []),
  ];
}

const fewestRead = 8;
const leastProse = 0.05;
const leastTopic = { ofFew: 0.03, ofMany: 0.07 } as const;
/** A short answer says little of what it is about. */
const fewestToPlace = 25;

export function speaksAnotherLanguage(answer: Answer): boolean {
  return !saysNothing(answer) && isOtherLanguage(answer.copy.text);
}

/** Ways of saying nothing. */
const nothingSaid =
  /^(i )?(really )?(do ?n(o|')t know|dont know|don know|have no idea|no idea|am not sure|not sure|can ?n?('t)?o?t? (say|think of( any(thing)?)?)|idk|dunno|pass|skip|next|none|nothing|n\/?a|na|no|yes|ok|okay|test|hello|hi|asdf\w*|qwerty\w*|blah( blah)*|whatever|sorry( i (do not|don't|dont) know)?)$/;
const longestNothing = 8;
const fewestDifferent = 6;

function emptiness(answer: Answer): Cap[] {
  if (saysNothing(answer)) return [closed('empty')];
  return new Set(answer.words).size < fewestDifferent ? [closed('too-short')] : [];
}

/** A sentence or two, over and over. */
const drawnOut = { of: 2, to: 10 } as const;

function repetition({ said, sentences }: Answer): Cap[] {
  const isDrawnOut = sentences.length <= drawnOut.of && said.length >= drawnOut.to;
  return isDrawnOut ? [{ flag: 'repeated-text', at: 55 }] : [];
}

function saysNothing({ words }: Answer): boolean {
  const said = words.join(' ');
  const passes = words.length <= longestNothing && nothingSaid.test(said);
  return words.length === 0 || passes || said.includes('lorem ipsum');
}

const mostOwnWords = 8;
const most = { question: 0.6, list: 0.5, example: 0.6, sharedOutOfOrder: 0.9 } as const;
const fewestCopied = 20;
const fewestOfModel = 0.4;

/** Taken from the question, the key points, the guidance, or a model answer, in their order or shuffled. */
function compileCopies(question: Question): (words: readonly string[]) => Cap[] {
  const { rubric, introduction, howToAnswer, text } = question;
  const asked = sourceOf(text, 3);
  const descriptions = (rubric?.keyPoints ?? []).map(({ description }) => description);
  const lists = [
    sourceOf(descriptions.join('\n'), 4),
    sourceOf([introduction, ...howToAnswer].join('\n'), 4),
  ];
  const strong = (question.samples ?? []).filter(({ quality }) => quality === 'strong');
  const models = [question.exampleAnswer, ...strong.map((sample) => sample.text)].map((model) =>
    sourceOf(model, 5),
  );
  return (words) => {
    const found: Cap[] = [];
    const share = asked.shareTaken(words);
    if (share >= most.question && (1 - share) * words.length < mostOwnWords)
      found.push(closed('copied-question'));
    if (lists.some((list) => list.shareTaken(words) >= most.list)) found.push(closed('list-copy'));
    if (words.length < fewestCopied) return found;
    const taken = Math.max(...models.map((model) => model.shareTaken(words)));
    // Any few words may be among those of a long text.
    const long = models.filter((model) => words.length >= fewestOfModel * model.length);
    const shared = Math.max(0, ...long.map((model) => model.shareShared(words)));
    if (taken >= most.example || shared >= most.sharedOutOfOrder)
      found.push({ flag: 'copied-example', at: 100 });
    if (taken < 1 - most.example && shared >= most.sharedOutOfOrder)
      found.push(closed('keyword-list'));
    return found;
  };
}

/** Of an answer in words of one's own hardly more than half; of a few words all may happen to be. */
const mostFromRubric = { share: 0.75, ofWords: 7 } as const;

/** Compiles whether the telling words stand in phrases or descriptions of the rubric. */
function compileFromRubric({ rubric }: Question, phrases: readonly Phrase[]) {
  const described = [...(rubric?.keyPoints ?? []), ...(rubric?.redFlags ?? [])];
  const descriptions = sourceOf(
    described.map(({ id, description }) => `${id} ${description}`).join('\n'),
    3,
  );
  return ({ sentences }: Answer): boolean => {
    let [telling, taken] = [0, 0];
    for (const sentence of sentences) {
      const words = textsOf(sentence);
      const places = new Set([
        ...phrases.flatMap((phrase) => placesOf(phrase, words)),
        ...descriptions.placesTaken(words),
      ]);
      words.forEach((word, at) => {
        if (!isTelling(word)) return;
        telling += 1;
        if (places.has(at)) taken += 1;
      });
    }
    return telling >= mostFromRubric.ofWords && taken >= mostFromRubric.share * telling;
  };
}

/** The places of the words between the ends of a phrase, wherever it stands. */
function placesOf(phrase: Phrase, words: readonly string[]): number[] {
  const places: number[] = [];
  for (let found = findPhrase(phrase, words); found !== null; ) {
    for (let at = found.first; at <= found.last; at++) places.push(at);
    found = findPhrase(phrase, words, found.first + 1);
  }
  return places;
}
