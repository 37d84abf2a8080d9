import type { AttemptOutline } from '../domain/attempt.ts';
import type { BankQuestion } from '../domain/question.ts';
import type { GroupStatistics, SelfRatingGap, Statistics, Trend } from '../domain/statistics.ts';
import type { ScoreCuts } from '../scheduling/grading.ts';
import { masteryOf } from '../scheduling/mastery.ts';
import { isDue, type Memory, memoriesOf } from '../scheduling/memory.ts';

export interface StatisticsInput {
  /** Oldest first. */
  readonly outlines: readonly AttemptOutline[];
  readonly questions: readonly BankQuestion[];
  readonly cuts: ScoreCuts;
  readonly now: number;
  /** The number of the local day that a time falls on. */
  readonly dayOf: (time: number) => number;
}

/** Adds up everything that was practiced. */
export function statisticsOf(input: StatisticsInput): Statistics {
  const { outlines, questions, cuts, now } = input;
  const memories = memoriesOf(outlines, cuts);
  const scores = scoresOf(outlines);
  const grouping = { ...input, memories };
  const known = questions.flatMap(({ id }) => memories.get(id) ?? []);
  return {
    answers: outlines.length,
    scored: scores.length,
    mean: meanOf(scores),
    trend: trendOf(scores),
    due: known.filter((memory) => isDue(memory, now)).length,
    nextDueAt: known.length === 0 ? null : known.reduce(earliest, Number.POSITIVE_INFINITY),
    streakDays: streakOf(input),
    skills: groupsOf(
      grouping,
      ({ skills }) => skills,
      ({ skills }) => skills,
    ),
    levels: groupsOf(
      grouping,
      ({ level }) => [level],
      ({ level }) => [level.id],
    ),
    types: groupsOf(
      grouping,
      ({ questionType }) => (questionType === null ? [] : [questionType]),
      ({ type }) => [type],
    ),
    selfRating: selfRatingOf(outlines),
  };
}

function earliest(least: number, { dueAt }: Memory): number {
  return Math.min(least, dueAt);
}

function scoresOf(outlines: readonly AttemptOutline[]): number[] {
  return outlines.flatMap(({ score }) => (score === null ? [] : [score]));
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

const mostStretches = 12;
const fewestForChange = 4;

function trendOf(scores: readonly number[]): Trend {
  const stretches = Math.min(mostStretches, scores.length);
  const means = Array.from({ length: stretches }, (_, index) => {
    const [from, to] = [index, index + 1].map((at) => Math.floor((at * scores.length) / stretches));
    return meanOf(scores.slice(from, to)) ?? 0;
  });
  if (scores.length < fewestForChange) return { means, change: null };
  const half = Math.floor(scores.length / 2);
  const [older, newer] = [meanOf(scores.slice(0, half)), meanOf(scores.slice(half))];
  return { means, change: (newer ?? 0) - (older ?? 0) };
}

/** Ends today, or yesterday while there is still time today. */
function streakOf({ outlines, now, dayOf }: StatisticsInput): number {
  const days = new Set(outlines.map(({ answeredAt }) => dayOf(answeredAt)));
  const today = dayOf(now);
  let day = days.has(today) ? today : today - 1;
  let length = 0;
  while (days.has(day)) {
    length += 1;
    day -= 1;
  }
  return length;
}

interface Grouping extends StatisticsInput {
  readonly memories: ReadonlyMap<string, Memory>;
}

function groupsOf(
  { outlines, questions, memories, now }: Grouping,
  groupsOfAttempt: (outline: AttemptOutline) => readonly string[],
  groupsOfQuestion: (question: BankQuestion) => readonly string[],
): GroupStatistics[] {
  const attempts = grouped(outlines, groupsOfAttempt);
  const members = grouped(questions, groupsOfQuestion);
  return [...new Set([...members.keys(), ...attempts.keys()])]
    .map((id) => groupOf(id, attempts.get(id) ?? [], members.get(id) ?? [], memories, now))
    .sort((a, b) => a.mastery - b.mastery || (a.id < b.id ? -1 : 1));
}

function groupOf(
  id: string,
  attempts: readonly AttemptOutline[],
  questions: readonly BankQuestion[],
  memories: ReadonlyMap<string, Memory>,
  now: number,
): GroupStatistics {
  const scores = scoresOf(attempts);
  const ids = questions.map((question) => question.id);
  const known = ids.flatMap((each) => memories.get(each) ?? []);
  return {
    id,
    questions: ids.length,
    answered: known.length,
    attempts: attempts.length,
    mean: meanOf(scores),
    trend: trendOf(scores),
    due: known.filter((memory) => isDue(memory, now)).length,
    mastery: masteryOf(ids, memories, now),
  };
}

function grouped<T>(items: readonly T[], idsOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const id of idsOf(item)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [item]);
      else group.push(item);
    }
  }
  return groups;
}

function selfRatingOf(outlines: readonly AttemptOutline[]): SelfRatingGap | null {
  const gaps = outlines.flatMap(({ selfRating, score }) =>
    selfRating === null || score === null ? [] : [selfRating - score],
  );
  const meanGap = meanOf(gaps);
  return meanGap === null ? null : { answers: gaps.length, meanGap };
}
