import type { InputRow, RowMapping } from '../../domain/answer-row.ts';
import type { RunIdentity } from '../../domain/graded-run.ts';
import type { AnswerChunk, AnswerSource, GradingPlan } from '../../domain/grading.ts';
import type { Bank } from '../../domain/ports.ts';
import type { Scorer } from '../../scoring/scorer.ts';
import { carriedOf, mapRow } from '../../session/map-row.ts';
import type { Context } from '../command.ts';
import type { GradeRequest } from './request.ts';

/** Below this a thread takes longer to start than the whole input to grade. */
const smallInputBytes = 64 * 1024;

export function jobsFor(context: Context, request: GradeRequest, source: AnswerSource): number {
  if (request.jobs !== null) return request.jobs;
  return source.bytes !== null && source.bytes < smallInputBytes ? 1 : context.cores;
}

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
  { rowsOf }: Context,
): Promise<{ columns: readonly string[]; chunked: AnswerSource }> {
  let goal = () => 1;
  const chunks = source.chunks(() => goal())[Symbol.asyncIterator]();
  const first = await chunks.next();
  const columns = first.done === true ? [] : firstFields(rowsOf(first.value), mapping);
  async function* rest(wanted: () => number): AsyncGenerator<AnswerChunk> {
    goal = wanted;
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { columns, chunked: { ...source, chunks: rest } };
}

function firstFields(rows: readonly InputRow[], mapping: RowMapping): readonly string[] {
  const [first] = rows;
  if (first === undefined || 'fault' in first) return [];
  return Object.keys(carriedOf(mapRow(first.value, mapping)));
}

/** What the rows depend on beside the input; another one cannot go on with an unfinished run. */
export function identityOf(context: Context, plan: GradingPlan, scorer: Scorer): RunIdentity {
  const { name, version, options, model } = scorer;
  const hashOf = (value: unknown) => {
    const digest = context.newDigest();
    digest.update(new TextEncoder().encode(JSON.stringify(value)));
    return digest.soFar();
  };
  return {
    'the version of drill': context.version,
    'the questions': hashOf(plan.questions.map((question) => ({ ...question, file: '' }))),
    'the scorer': hashOf([plan.scorer, name, version, options, model]),
    'the output format': hashOf(plan.output),
    'the mapping': hashOf(plan.mapping),
    'what is counted': String(plan.closely),
  };
}
