import type { Reader, Reading } from '../../domain/reading.ts';
import { storyParts } from '../../domain/reading.ts';
import { findPhrase, phrasesIn } from '../../text/phrases.ts';
import { stem } from '../../text/stem.ts';
import { isTelling, stopWords } from '../../text/stop-words.ts';
import { wordsOf } from '../../text/words.ts';

/** Reads words alone: phrases of the rubric, words that a sentence shares with a description, cues of stories. */
export const wordsReader: Reader = {
  name: 'words',
  version: '1',
  prepare: (question, descriptions) => {
    const phrases = descriptions.map((each) => phrasesIn([each]));
    const stems = descriptions.map(({ text }) => tellingStems(text));
    const asked = tellingStems(
      [question.text, question.exampleAnswer, ...descriptions.map(({ text }) => text)].join(' '),
    );
    return (sentences) => {
      const said = sentences.map((words) => new Set(words.filter(isTelling).map(stem)));
      return {
        shows: descriptions.map(({ kind }, at) =>
          sentences.map((words, sentence) => {
            if ((phrases[at] ?? []).some((phrase) => findPhrase(phrase, words) !== null))
              return byPhrase;
            if (kind !== 'point') return 0;
            return byWords * shareOf(stems[at] ?? new Set(), said[sentence] ?? new Set());
          }),
        ),
        parts: sentences.map(partsOf),
        offence: sentences.map(() => 0),
        topic: topicOf(asked, said),
        prose: proseOf(sentences.flat()),
        focus: (description, sentence) =>
          focusOn(stems[description] ?? new Set(), sentences[sentence] ?? []),
      } satisfies Reading;
    };
  },
};

/** A phrase of the author's is found there; words alone never prove a point. */
const byPhrase = 0.4;
const byWords = 0.8;

function tellingStems(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .map(({ text: word }) => word)
      .filter(isTelling)
      .map(stem),
  );
}

function shareOf(wanted: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  return [...wanted].filter((word) => said.has(word)).length / wanted.size;
}

/** From so many words of the question on, an answer is to it. */
const enoughAsked = 0.12;

function topicOf(asked: ReadonlySet<string>, said: readonly ReadonlySet<string>[]): number {
  const all = new Set(said.flatMap((words) => [...words]));
  const shared = [...all].filter((word) => asked.has(word)).length / Math.max(1, all.size);
  return Math.min(1, shared / enoughAsked);
}

/** Function words are about half of English; a list of keywords has hardly any. */
const fewestFunctionWords = 0.15;

function proseOf(words: readonly string[]): number {
  const functional = words.filter((word) => stopWords.has(word)).length;
  return functional / Math.max(1, words.length) < fewestFunctionWords ? 0 : 1;
}

const cues: readonly (readonly [(typeof storyParts)[number], RegExp])[] = [
  [
    'learning',
    /\b(?:learn(?:ed|t)|since then|ever since|these days|now i|from then on|next time)\b/,
  ],
  [
    'result',
    /\b(?:result|in the end|outcome|afterwards|thanked|improved|dropped|rose|fell|finally|solved|worked out|was able to)\b/,
  ],
  ['task', /\b(?:my (?:job|task|role|part)|i (?:had to|was asked|was responsible)|up to me)\b/],
  [
    'situation',
    /\b(?:last (?:year|spring|summer|autumn|winter|month)|when i was|there was|one (?:day|time|morning|evening))\b/,
  ],
  [
    'action',
    /\bi(?:'d| would)? (?:then |also |first )?[a-z]+(?:ed|e)?\b|^(?:asked|told|called|said|went|checked)\b/,
  ],
];

function partsOf(words: readonly string[]): number[] {
  const text = words.join(' ');
  const part = cues.find(([, cue]) => cue.test(text))?.[0] ?? 'other';
  return storyParts.map((each) => (each === part ? 0.75 : 0.05));
}

function focusOn(wanted: ReadonlySet<string>, words: readonly string[]): number[] {
  return words.map((word) => (wanted.has(stem(word)) ? 1 : 0.1));
}
