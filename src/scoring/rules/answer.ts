import type { Evidence, EvidenceKind } from '../../domain/assessment.ts';
import { Columns } from './columns.ts';
import type { Look } from './marks.ts';
import { clausesDenied } from './negation.ts';
import { type GradingCopy, gradingCopy } from './normalise.ts';
import { withRoom } from './room.ts';
import { selectSentences } from './selection.ts';
import { type Sentence, type Tokens, tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { mostRemembered } from './word-book.ts';

/** An answer as the detectors see it: words in sentences, without repetitions and without talk to the grader. */
export interface Answer extends Tokens, Look {
  /** As typed. */
  readonly raw: string;
  readonly copy: GradingCopy;
  /** The sentences that count; the same as 1 for each sentence that does. */
  readonly counted: readonly Sentence[];
  readonly counts: readonly number[];
  readonly repeats: boolean;
  readonly injects: boolean;
  /** For each token of a sentence that counts: the how manyth time its stem is said, from 1. */
  readonly times: Uint16Array;
  /** 1 for each clause that holds a negation or goes on with what its sentence began by denying. */
  readonly denied: readonly number[];
}

/** For one answer after the other. */
const columns = new Columns();

/** Reads an answer for grading; what is read is good until the next one is. */
export function readAnswer(raw: string, vocabulary: Vocabulary): Answer {
  const copy = gradingCopy(raw);
  const tokens = tokenise(copy, columns);
  const { counted, repeats, injects } = selectSentences(tokens, copy);
  const counts = tokens.sentences.map(() => 0);
  for (const { index } of counted) counts[index] = 1;
  const denied = clausesDenied(tokens);
  const { learnt, gains, gainTable } = vocabulary.look(tokens);
  const said = timesSaid(counted, tokens);
  // One by one: an answer is read so often that spreading the tokens shows.
  const { words, numbers, traits, codes, stems, families, orders, starts, ends } = tokens;
  const { sentenceOf, clauseOf, sentences, clauses } = tokens;
  return {
    raw,
    copy,
    words,
    numbers,
    traits,
    codes,
    stems,
    families,
    orders,
    starts,
    ends,
    sentenceOf,
    clauseOf,
    sentences,
    clauses,
    counted,
    counts,
    repeats,
    injects,
    learnt,
    gains,
    gainTable,
    times: said,
    denied,
  };
}

/** Counts by stem, kept from answer to answer and set back after each. */
const saidTimes = new Uint16Array(mostRemembered);

let times = new Uint16Array(1 << 10);

function timesSaid(counted: readonly Sentence[], { words, stems }: Tokens): Uint16Array {
  times = withRoom(times, words.length);
  times.fill(0, 0, words.length);
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) {
      const stem = stems[at] ?? 0;
      const time = (saidTimes[stem] ?? 0) + 1;
      saidTimes[stem] = time;
      times[at] = time;
    }
  }
  for (let at = 0; at < words.length; at++) saidTimes[stems[at] ?? 0] = 0;
  return times;
}

/** The evidence for a range of tokens, both ends inclusive. */
export function evidenceOf(
  { raw, copy, starts, ends }: Answer,
  first: number,
  last: number,
  kind: EvidenceKind,
): Evidence {
  const { start, end } = copy.original(starts[first] ?? 0, ends[last] ?? 0);
  return { start, end, quote: raw.slice(start, end), kind };
}
