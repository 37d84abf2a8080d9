import type { GradedRow, InputRow } from '../domain/answer-row.ts';
import type { Assessment, Reason, ScoredAssessment, ScorerIdentity } from '../domain/assessment.ts';
import type { RecordedAttempt } from '../domain/attempt.ts';
import type { Clock, HistoryFilter, HistoryStore } from '../domain/ports.ts';
import type { Rescoring, ScoreChange } from '../domain/rescoring.ts';
import { identityOf } from '../scoring/identity.ts';
import { rubricHashes } from '../scoring/rubric-hash.ts';
import { assessorsById, type GradeSetup, gradeBatches, scorerFailure } from './grade.ts';

export interface RescoreWishes {
  readonly filter: HistoryFilter;
  readonly scorer: ScorerIdentity;
  /** Also what the scorer scored by the same rubric before. */
  readonly all: boolean;
  /** False where the scores are not to be saved. */
  readonly save: boolean;
  readonly clock: Clock;
  /** Ends the work; what was scored until then is saved. */
  readonly signal: AbortSignal;
}

const pageSize = 200;
const mostChanges = 5;

/**
 * Scores saved answers again, a page side by side. Each gets a further assessment; the earlier ones
 * stay with who made them. What cannot be scored stays as it is.
 */
export async function rescoreSaved(
  store: HistoryStore,
  setup: Pick<GradeSetup, 'questions' | 'prepare'>,
  wishes: RescoreWishes,
): Promise<Rescoring> {
  const again = scoringAgain(store, setup, wishes);
  const results: Result[] = [];
  for (const page of pagesOf(store, wishes.filter)) {
    wishes.signal.throwIfAborted();
    const settled = await Promise.allSettled(page.map(again));
    for (const result of settled) {
      if (result.status === 'rejected') throw result.reason;
      results.push(result.value);
    }
  }
  wishes.signal.throwIfAborted();
  const { name, version } = wishes.scorer;
  return { scorer: { name, version }, ...summaryOf(results) };
}

type Result =
  | { readonly kind: 'withoutQuestion' | 'current' }
  | { readonly kind: 'unscored'; readonly reason: Reason }
  | { readonly kind: 'rescored'; readonly change: ScoreChange | null };

function scoringAgain(
  store: HistoryStore,
  setup: Pick<GradeSetup, 'questions' | 'prepare'>,
  { scorer, all, save, clock }: RescoreWishes,
): (attempt: RecordedAttempt) => Promise<Result> {
  const assessorOf = assessorsById(setup);
  const hashOf = rubricHashes(setup.questions);
  const identity = identityOf(scorer);
  return async (attempt) => {
    const { questionId, answer, assessment: old } = attempt;
    const assess = assessorOf(questionId);
    if (assess === null) return { kind: 'withoutQuestion' };
    const isKept = (yardstick: Yardstick) => !all && isBy(old, yardstick);
    if (isKept({ scorer: identity, rubricHash: hashOf(questionId) })) return { kind: 'current' };
    const now = await outcomeOf(assess, answer);
    if (now.status === 'unscored') return { kind: 'unscored', reason: now.reason };
    if (isKept(now)) return { kind: 'current' };
    if (save) store.saveAssessment(attempt.id, now, clock());
    return { kind: 'rescored', change: changeOf(attempt, now) };
  };
}

type Outcome = Assessment | { readonly status: 'unscored'; readonly reason: Reason };

async function outcomeOf(
  assess: ReturnType<GradeSetup['prepare']>,
  answer: string,
): Promise<Outcome> {
  try {
    return await assess(answer);
  } catch (error) {
    return { status: 'unscored', reason: scorerFailure(error) };
  }
}

function summaryOf(results: readonly Result[]): Omit<Rescoring, 'scorer'> {
  const count = (kind: Result['kind']) => results.filter((result) => result.kind === kind).length;
  const changes = results.flatMap((result) =>
    result.kind === 'rescored' && result.change !== null ? [result.change] : [],
  );
  return {
    answers: results.length,
    rescored: count('rescored'),
    current: count('current'),
    withoutQuestion: count('withoutQuestion'),
    unscored: count('unscored'),
    reason: results.find((result) => result.kind === 'unscored')?.reason ?? null,
    mean: meansOf(changes),
    changes: largest(changes),
  };
}

/** The history is read in pages: it may be larger than the memory. */
function* pagesOf(
  store: HistoryStore,
  filter: HistoryFilter,
): Generator<readonly RecordedAttempt[]> {
  for (let skip = 0; ; skip += pageSize) {
    const page = store.attempts({ ...filter, state: 'submitted', limit: pageSize, skip });
    yield page;
    if (page.length < pageSize) return;
  }
}

type Yardstick = { readonly scorer: ScorerIdentity; readonly rubricHash: string | null };

function isBy(old: Assessment | null, { scorer, rubricHash }: Yardstick): boolean {
  if (old?.status !== 'scored' || old.rubricHash !== rubricHash) return false;
  return JSON.stringify(old.scorer) === JSON.stringify(scorer);
}

function changeOf(attempt: RecordedAttempt, now: ScoredAssessment): ScoreChange | null {
  const old = attempt.assessment;
  if (old?.status !== 'scored') return null;
  const { id, questionId, answeredAt } = attempt;
  return { attemptId: id, questionId, answeredAt, before: old.score, after: now.score };
}

function meansOf(pairs: readonly ScoreChange[]): Rescoring['mean'] {
  if (pairs.length === 0) return null;
  const mean = (side: 'before' | 'after') =>
    Math.round(pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length);
  return { before: mean('before'), after: mean('after') };
}

function largest(pairs: readonly ScoreChange[]): ScoreChange[] {
  return pairs
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, mostChanges);
}

/** What a row said of its score before. */
interface PreviousScore {
  readonly score: number;
  readonly scorer?: unknown;
}

/** Scores rows of a file again; a row that came with a score keeps it as `previous`. */
export async function* rescoreBatches(
  batches: AsyncIterable<readonly InputRow[]>,
  setup: GradeSetup,
): AsyncGenerator<readonly (GradedRow & { readonly previous?: PreviousScore })[]> {
  const previous = new Map<number, PreviousScore>();
  for await (const batch of gradeBatches(noted(batches, previous), setup)) {
    yield batch.map((graded) => {
      const before = previous.get(graded.row);
      previous.delete(graded.row);
      return before === undefined ? graded : { ...graded, previous: before };
    });
  }
}

async function* noted(
  batches: AsyncIterable<readonly InputRow[]>,
  previous: Map<number, PreviousScore>,
): AsyncGenerator<readonly InputRow[]> {
  for await (const batch of batches) {
    for (const input of batch) {
      const before = 'value' in input ? previousOf(input.value) : null;
      if (before !== null) previous.set(input.row, before);
    }
    yield batch;
  }
}

function previousOf(value: unknown): PreviousScore | null {
  if (typeof value !== 'object' || value === null) return null;
  const { score, scorer } = value as { readonly score?: unknown; readonly scorer?: unknown };
  const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return { score: number, ...(scorer === undefined ? {} : { scorer }) };
}
