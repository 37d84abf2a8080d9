import type { Reading } from '../../domain/reading.ts';
import { storyParts } from '../../domain/reading.ts';
import { type Answer, textsOf } from './answer.ts';
import type { Found } from './findings.ts';

/** How an answer tells what it tells: in particulars or in general, of oneself or of others. */
export interface Telling {
  /** How much of it tells something or shows a point, word by word, 0–1. */
  readonly told: number;
  /** Sentences with something one can point at: a figure, a day, words that were said. */
  readonly concrete: readonly number[];
  /** Sentences of acts, and of those the ones in which nobody but "we" or others acts. */
  readonly acts: readonly number[];
  readonly shared: readonly number[];
  /** 0–100. */
  readonly specificity: number;
  readonly ownership: number;
}

const [action, other] = [storyParts.indexOf('action'), storyParts.indexOf('other')];
const particulars =
  /\d|["%£$€]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half|hundred|thousand|dozen|twice|january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/i;
const worth = { story: 0.36, point: 0.64 } as const;
/** Nobody's every word tells something. */
const fullTold = 0.72;
/** What an answer gets for its own part where it tells of no act at all. */
const withoutActs = 30;

export function readTelling(answer: Answer, reading: Reading, { shown }: Found): Telling {
  const { sentences, copy } = answer;
  const lengths = sentences.map(({ words }) => words.length);
  const tells = sentences.map((_, at) => {
    const story = 1 - (reading.parts[at]?.[other] ?? 1);
    return worth.story * story + worth.point * (shown[at]?.point ?? 0);
  });
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const sum = tells.reduce((told, tell, at) => told + tell * (lengths[at] ?? 0), 0);
  const told = Math.min(1, sum / Math.max(1, all) / fullTold);
  const places = sentences.map((_, at) => at);
  const concrete = places.filter((at) => {
    const { start, end } = sentences[at] ?? { start: 0, end: 0 };
    return particulars.test(copy.text.slice(start, end));
  });
  const acts = places.filter((at) => (reading.parts[at]?.[action] ?? 0) > 0.5);
  const shared = acts.filter((at) =>
    isShared(textsOf(sentences[at] as Answer['sentences'][number])),
  );
  const specificity = Math.round(100 * told);
  const ownership =
    acts.length === 0 ? withoutActs : Math.round(100 * (1 - (0.6 * shared.length) / acts.length));
  return { told, concrete, acts, shared, specificity, ownership };
}

const oneself = new Set("i i'm i've i'd i'll me my mine myself".split(' '));
const others = new Set("we we've we'd we'll our us they he she".split(' '));

/** Somebody acts, and it is not only the speaker: clipped speech leaves "I" out and is one's own. */
function isShared(words: readonly string[]): boolean {
  return !words.some((word) => oneself.has(word)) && words.some((word) => others.has(word));
}
