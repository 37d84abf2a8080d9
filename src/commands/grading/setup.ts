import type { InputRow, RowMapping } from '../../domain/answer-row.ts';
import type { RunIdentity } from '../../domain/graded-run.ts';
import type { AnswerChunk, AnswerSource, ChunkGrader, GradingPlan } from '../../domain/grading.ts';
import type { Bank } from '../../domain/ports.ts';
import type { BankQuestion } from '../../domain/question.ts';
import type { Scorer } from '../../scoring/scorer.ts';
import { unlessAborted } from '../../session/interruption.ts';
import { carriedOf, mapRow } from '../../session/map-row.ts';
import type { Context } from '../command.ts';
import type { GradeRequest } from './request.ts';

/** Below this a thread takes longer to start than the whole input to grade. */
const smallInputBytes = 16 * 1024;

function jobsFor(context: Context, request: GradeRequest, source: AnswerSource): number {
  if (request.jobs !== null) return request.jobs;
  return source.bytes !== null && source.bytes < smallInputBytes ? 1 : context.cores;
}

/** The grader that the flags ask for, and how many chunks it should have under way. */
export async function graderFor(
  context: Context,
  request: GradeRequest,
  plan: GradingPlan,
  { source, path, scorer }: { source: AnswerSource; path: string; scorer: Scorer },
): Promise<{ readonly grader: ChunkGrader; readonly limit: number }> {
  const { redis, waits } = request;
  if (waits !== null) {
    return { grader: await context.waitingGrader(plan, scorer), limit: waits.concurrency * 2 };
  }
  if (redis === null) {
    const jobs = jobsFor(context, request, source);
    return { grader: await context.grader(plan, jobs), limit: jobs * 3 };
  }
  const yardstick = yardstickOf(context, plan.questions, scorer);
  const inputPath = source.bytes === null ? null : path;
  const grader = await context.queueGrader(plan, { url: redis, yardstick, inputPath });
  return { grader, limit: chunksInQueue };
}

/** Enough for a few dozen workers, and no more of the answers in Redis at once. */
const chunksInQueue = 128;

/** The plan for a source, with the source as it is after the plan has looked at its beginning. */
export async function planFor(
  context: Context,
  request: GradeRequest,
  bank: Bank,
  source: AnswerSource,
): Promise<{ readonly plan: GradingPlan; readonly chunked: AnswerSource }> {
  const { scorer, mapping, format, rowNumbers } = request;
  const plan: GradingPlan = {
    questions: bank.questions,
    scorer,
    mapping,
    output: { format: format === 'csv' ? 'csv' : 'ndjson', rowNumbers, columns: [] },
    closely: request.summary !== null || request.failOn !== null || isReport(request),
  };
  if (format !== 'csv') return { plan, chunked: source };
  const { columns, chunked } = await columnsOf(source, mapping, context);
  return { plan: { ...plan, output: { ...plan.output, columns } }, chunked };
}

function isReport({ format }: GradeRequest): boolean {
  return format === 'markdown' || format === 'html';
}

/** The carried fields of the first row get a column each; they are known before any row is graded. */
async function columnsOf(
  source: AnswerSource,
  mapping: RowMapping,
  { rowsOf, signal }: Context,
): Promise<{ columns: readonly string[]; chunked: AnswerSource }> {
  let goal = () => 1;
  const chunks = source.chunks(() => goal())[Symbol.asyncIterator]();
  const first = await unlessAborted(signal, chunks.next());
  const columns = first.done === true ? [] : firstFields(rowsOf(first.value), mapping);
  async function* rest(wanted: () => number): AsyncGenerator<AnswerChunk> {
    goal = wanted;
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { columns, chunked: { ...source, chunks: rest } };
}

function firstFields(rows: Iterable<InputRow>, mapping: RowMapping): readonly string[] {
  const [first] = rows;
  if (first === undefined || 'fault' in first) return [];
  return Object.keys(carriedOf(mapRow(first.value, mapping)));
}

/** Tells whether two machines grade alike: a hash of the questions, the scorer and the version of drill. */
export function yardstickOf(
  context: Context,
  questions: readonly BankQuestion[],
  { name, version, options, model }: Scorer,
): string {
  const scorer = [name, version, options, model];
  return hashOf([context.version, withoutFiles(questions), scorer], context).slice(0, 16);
}

/** Where a question stands does not matter to its answers. */
function withoutFiles(questions: readonly BankQuestion[]): unknown {
  return questions.map((question) => ({ ...question, file: '' }));
}

function hashOf(value: unknown, { newDigest }: Context): string {
  const digest = newDigest();
  digest.update(new TextEncoder().encode(JSON.stringify(value)));
  return digest.soFar();
}

/** What the rows depend on beside the input; another one cannot go on with an unfinished run. */
export function identityOf(
  context: Context,
  { fallback }: GradeRequest,
  plan: GradingPlan,
  scorer: Scorer,
): RunIdentity {
  const { name, version, options, model } = scorer;
  return {
    'the version of drill': context.version,
    'the questions': hashOf(withoutFiles(plan.questions), context),
    'the scorer': hashOf([plan.scorer, name, version, options, model, fallback], context),
    'the output format': hashOf(plan.output, context),
    'the mapping': hashOf(plan.mapping, context),
    'what is counted': String(plan.closely),
  };
}
