import type { GradedRow, InputRow } from '../domain/answer-row.ts';
import type { Assessment, ScorerIdentity } from '../domain/assessment.ts';
import type { RecordedAttempt } from '../domain/attempt.ts';
import type { Clock, HistoryFilter, HistoryStore } from '../domain/ports.ts';
import type { Rescoring, ScoreChange } from '../domain/rescoring.ts';
import { assessorsById, type GradeSetup, gradeBatches } from './grade.ts';

export interface RescoreWishes {
  readonly filter: HistoryFilter;
  readonly scorer: ScorerIdentity;
  /** Also what the scorer scored by the same rubric before. */
  readonly all: boolean;
  readonly clock: Clock;
}

const pageSize = 200;
const mostChanges = 5;

/** Scores saved answers again. Each gets a further assessment; the earlier ones stay with who made them. */
export async function rescoreSaved(
  store: HistoryStore,
  setup: Pick<GradeSetup, 'questions' | 'prepare'>,
  wishes: RescoreWishes,
): Promise<Rescoring> {
  const assessorOf = assessorsById(setup);
  const tally = { answers: 0, rescored: 0, current: 0, withoutQuestion: 0, unscored: 0 };
  const pairs: ScoreChange[] = [];
  for (const attempt of pagesOf(store, wishes.filter)) {
    tally.answers += 1;
    const assess = assessorOf(attempt.questionId);
    if (assess === null) {
      tally.withoutQuestion += 1;
      continue;
    }
    const assessment = await assess(attempt.answer);
    if (!wishes.all && isSame(attempt.assessment, assessment)) {
      tally.current += 1;
      continue;
    }
    store.saveAssessment(attempt.id, assessment, wishes.clock());
    tally.rescored += 1;
    if (assessment.status === 'unscored') tally.unscored += 1;
    pairs.push(...changeOf(attempt, assessment));
  }
  const { name, version } = wishes.scorer;
  return { scorer: { name, version }, ...tally, mean: meansOf(pairs), changes: largest(pairs) };
}

/** The history is read in pages: it may be larger than the memory. */
function* pagesOf(store: HistoryStore, filter: HistoryFilter): Generator<RecordedAttempt> {
  for (let skip = 0; ; skip += pageSize) {
    const page = store.attempts({ ...filter, state: 'submitted', limit: pageSize, skip });
    yield* page;
    if (page.length < pageSize) return;
  }
}

function isSame(old: Assessment | null, now: Assessment): boolean {
  if (old === null || old.rubricHash !== now.rubricHash) return false;
  return JSON.stringify(old.scorer) === JSON.stringify(now.scorer);
}

function changeOf(attempt: RecordedAttempt, now: Assessment): ScoreChange[] {
  const old = attempt.assessment;
  if (old?.status !== 'scored' || now.status !== 'scored') return [];
  const { id, questionId, answeredAt } = attempt;
  return [{ attemptId: id, questionId, answeredAt, before: old.score, after: now.score }];
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
