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

/** The stretch that comes nearest, within the sentence that says most of it, by words that are no other point's phrase where there are such. */
export function evidenceNear(
  { value, places, worths, vectorOnly }: Nearness,
  taken: readonly Hit[],
  answer: Answer,
): Evidence[] {
  if (value < shownFrom) return [];
  const own = places.map((at) => !taken.some(({ first, last }) => first <= at && at <= last));
  const used = own.includes(true) ? own : own.map(() => true);
  const span = mostInOneSentence(places, worths, used, answer);
  if (span === null) return [];
  const { first, last } = roundedOff(span, answer);
  return [evidenceOf(answer, first, last, vectorOnly ? 'vector' : 'stem')];
}

/** Tokens, both ends inclusive. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** The first and the last of the places that are used in one sentence, where they are worth most; they stand in order. */
function mostInOneSentence(
  places: readonly number[],
  worths: readonly number[],
  used: readonly boolean[],
  { sentenceOf }: Answer,
): Span | null {
  let [best, most]: [Span | null, number] = [null, 0];
  let [span, sum]: [Span | null, number] = [null, 0];
  places.forEach((at, index) => {
    if (used[index] !== true) return;
    const goesOn = span !== null && sentenceOf[at] === sentenceOf[span.first];
    span = { first: goesOn && span !== null ? span.first : at, last: at };
    sum = (goesOn ? sum : 0) + (worths[index] ?? 0);
    if (sum > most) [best, most] = [span, sum];
  });
  return best;
}

/** Words that a quote has at most so that it begins and ends where a clause does, and at least to be understood. */
const mostShown = 12;
const fewestShown = 4;

/** Lets a stretch begin and end where its clause does if that is near, and go on into the next one where it is hardly a word. */
function roundedOff(span: Span, answer: Answer): Span {
  const { first, last } = toClauseEnds(span, answer);
  if (last - first + 1 >= fewestShown) return { first, last };
  const next = toClauseEnds({ first, last: goOn(first, last, answer) }, answer);
  if (next.last > last) return next;
  return { first: goBack(first, last, answer), last };
}

function toClauseEnds({ first, last }: Span, { clauseOf }: Answer): Span {
  let begin = first;
  while (clauseOf[begin - 1] === clauseOf[first] && last - begin < mostShown) begin -= 1;
  if (clauseOf[begin - 1] === clauseOf[first] || last - begin >= mostShown) begin = first;
  let end = last;
  while (clauseOf[end + 1] === clauseOf[last] && end - begin < mostShown) end += 1;
  if (clauseOf[end + 1] === clauseOf[last] || end - begin >= mostShown) end = last;
  return { first: begin, last: end };
}

/** So many words further on that it can be understood, within the sentence. */
function goOn(first: number, last: number, { sentenceOf }: Answer): number {
  let end = last;
  while (end - first + 1 < fewestShown && sentenceOf[end + 1] === sentenceOf[last]) end += 1;
  return end;
}

function goBack(first: number, last: number, { sentenceOf }: Answer): number {
  let begin = first;
  while (last - begin + 1 < fewestShown && sentenceOf[begin - 1] === sentenceOf[first]) begin -= 1;
  return begin;
}
