import type { Evidence } from '../../domain/assessment.ts';
import { rank } from '../rank.ts';
import { type Answer, evidenceOf } from './answer.ts';
import type { Hit } from './matcher.ts';
import { type Nearness, type Place, quotedFrom } from './nearness.ts';

const shownEvidence = 3;

/** Where the phrases are, in the order of the answer. */
export function evidenceOfHits(hits: readonly Hit[], answer: Answer): Evidence[] {
  const shown: Evidence[] = [];
  for (const { first, last, kind } of hits.slice(0, shownEvidence))
    rank(evidenceOf(answer, first, last, kind), shown, earliest);
  return shown;
}

const earliest = ({ start }: Evidence) => -start;

/** The stretch that comes nearest, within the sentence that says most of it, by words that are no other point's phrase where there are such. */
export function evidenceNear(
  { value, places, vectorOnly }: Nearness,
  taken: readonly Hit[],
  answer: Answer,
): Evidence[] {
  if (value < quotedFrom) return [];
  const isFree = (at: number) => !taken.some(({ first, last }) => first <= at && at <= last);
  const free = places.filter(({ at }) => isFree(at));
  const span = mostInOneSentence(free.length > 0 ? free : places, answer);
  if (span === null) return [];
  const { first, last } = roundedOff(span, {
    clauseOf: answer.clauseOf,
    sentenceOf: answer.sentenceOf,
    isFree,
  });
  return [evidenceOf(answer, first, last, vectorOnly ? 'vector' : 'stem')];
}

/** Tokens, both ends inclusive. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** The first and the last of the places that share a sentence, where they are worth most; they stand in order. */
function mostInOneSentence(places: readonly Place[], { sentenceOf }: Answer): Span | null {
  let best: Span | null = null;
  let most = 0;
  for (let start = 0, end = 0; start < places.length; start = end) {
    const { at: first } = places[start] as Place;
    let [last, sum] = [first, 0];
    for (; end < places.length && sentenceOf[places[end]?.at ?? 0] === sentenceOf[first]; end++) {
      const { at, worth } = places[end] as Place;
      last = at;
      sum += worth;
    }
    if (sum > most) [best, most] = [{ first, last }, sum];
  }
  return best;
}

/** Words that a quote has at most so that it begins and ends where a clause does, and at least to be understood. */
const mostShown = 12;
const fewestShown = 4;

/** What a quote does not reach over. */
interface Bounds extends Pick<Answer, 'clauseOf' | 'sentenceOf'> {
  /** Not within another point's phrase. */
  readonly isFree: (at: number) => boolean;
}

/** Lets a stretch begin and end where its clause does if that is near, and go on into the next one where it is hardly a word. */
function roundedOff(span: Span, bounds: Bounds): Span {
  const whole = toClauseEnds(span, bounds);
  if (whole.last - whole.first + 1 >= fewestShown) return whole;
  const on = toClauseEnds(grown(whole, 'last', 1, bounds), bounds);
  return on.last > whole.last ? on : grown(whole, 'first', -1, bounds);
}

function toClauseEnds({ first, last }: Span, bounds: Bounds): Span {
  const { clauseOf, isFree } = bounds;
  const within = (at: number, of: number) => clauseOf[at] === clauseOf[of];
  let begin = first;
  while (within(begin - 1, first) && isFree(begin - 1) && last - begin < mostShown) begin -= 1;
  if (within(begin - 1, first) || last - begin >= mostShown) begin = first;
  let end = last;
  while (within(end + 1, last) && isFree(end + 1) && end - begin < mostShown) end += 1;
  if (within(end + 1, last) || end - begin >= mostShown) end = last;
  return { first: begin, last: end };
}

/** So many words more on one side that it can be understood, within the sentence. */
function grown(span: Span, side: 'first' | 'last', step: 1 | -1, bounds: Bounds): Span {
  const { sentenceOf, isFree } = bounds;
  let { first, last } = span;
  for (let at = span[side] + step; last - first + 1 < fewestShown; at += step) {
    if (sentenceOf[at] !== sentenceOf[first] || !isFree(at)) break;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return { first, last };
}
