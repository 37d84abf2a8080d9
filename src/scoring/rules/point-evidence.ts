import type { Evidence } from '../../domain/assessment.ts';
import { rank } from '../rank.ts';
import { type Answer, evidenceOf } from './answer.ts';
import type { Hit } from './matcher.ts';
import { type Nearness, shownFrom } from './nearness.ts';

const shownEvidence = 3;

/** Where the phrases are, in the order of the answer. */
export function evidenceOfHits(hits: readonly Hit[], answer: Answer): Evidence[] {
  const shown: Evidence[] = [];
  for (const { first, last, kind } of hits.slice(0, shownEvidence))
    rank(evidenceOf(answer, first, last, kind), shown, earliest);
  return shown;
}

const earliest = ({ start }: Evidence) => -start;

/** The stretch that comes nearest, within the sentence that holds most of it, without words that are another point's phrase where there are others. */
export function evidenceNear(
  { value, places, vectorOnly }: Nearness,
  taken: readonly Hit[],
  answer: Answer,
): Evidence[] {
  if (value < shownFrom) return [];
  const free = places.filter((at) => !taken.some(({ first, last }) => first <= at && at <= last));
  const span = mostInOneSentence(free.length > 0 ? free : places, answer);
  if (span === null) return [];
  const { first, last } = toClauseEnds(span, taken, answer);
  return [evidenceOf(answer, first, last, vectorOnly ? 'vector' : 'stem')];
}

/** The most words added before and after a stretch, so that it begins and ends where its clause does. */
const mostAdded = { before: 2, after: 4 } as const;

function toClauseEnds(span: Span, taken: readonly Hit[], { clauseOf }: Answer): Span {
  const free = (at: number, of: number) =>
    clauseOf[at] === clauseOf[of] && !taken.some(({ first, last }) => first <= at && at <= last);
  let { first, last } = span;
  while (free(first - 1, span.first) && first > span.first - mostAdded.before) first -= 1;
  while (free(last + 1, span.last) && last < span.last + mostAdded.after) last += 1;
  return {
    first: clauseOf[first - 1] === clauseOf[first] ? span.first : first,
    last: clauseOf[last + 1] === clauseOf[last] ? span.last : last,
  };
}

/** Tokens, both ends inclusive. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** The first and the last of the places that share a sentence, where most do; they stand in order. */
function mostInOneSentence(places: readonly number[], { sentenceOf }: Answer): Span | null {
  let [most, from] = [0, 0];
  for (let start = 0, end = 0; start < places.length; start = end) {
    const sentence = sentenceOf[places[start] ?? 0];
    while (end < places.length && sentenceOf[places[end] ?? 0] === sentence) end += 1;
    if (end - start > most) [most, from] = [end - start, start];
  }
  if (most === 0) return null;
  return { first: places[from] ?? 0, last: places[from + most - 1] ?? 0 };
}
