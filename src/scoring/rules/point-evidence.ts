import type { Evidence } from '../../domain/assessment.ts';
import { type Answer, evidenceOf } from './answer.ts';
import type { Hit } from './matcher.ts';
import type { Nearness } from './nearness.ts';

/** Nearness from which on it is shown as evidence. */
const shownFrom = 1.3;
const shownEvidence = 3;

/** Where the phrases are, in the order of the answer. */
export function evidenceOfHits(hits: readonly Hit[], answer: Answer): Evidence[] {
  const shown = hits
    .slice(0, shownEvidence)
    .map(({ first, last, kind }) => evidenceOf(answer, first, last, kind));
  return shown.length < 2 ? shown : shown.sort((a, b) => a.start - b.start);
}

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
  return [evidenceOf(answer, span.first, span.last, vectorOnly ? 'vector' : 'stem')];
}

/** The first and the last of the places that share a sentence, where most do; they stand in order. */
function mostInOneSentence(
  places: readonly number[],
  { sentenceOf }: Answer,
): { first: number; last: number } | null {
  let [most, from] = [0, 0];
  for (let start = 0, end = 0; start < places.length; start = end) {
    const sentence = sentenceOf[places[start] ?? 0];
    while (end < places.length && sentenceOf[places[end] ?? 0] === sentence) end += 1;
    if (end - start > most) [most, from] = [end - start, start];
  }
  if (most === 0) return null;
  return { first: places[from] ?? 0, last: places[from + most - 1] ?? 0 };
}
