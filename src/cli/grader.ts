import { join } from 'node:path';
import { rowsOf } from '../adapters/files/ndjson.ts';
import { checkAnswerRow } from '../adapters/questions/answer-row.ts';
import type { AnswerChunk, ChunkGrader, GradedChunk, GradingPlan } from '../domain/grading.ts';
import type { BankQuestion } from '../domain/question.ts';
import { csvRows } from '../reporters/graded-rows/csv.ts';
import { ndjsonRows } from '../reporters/graded-rows/ndjson.ts';
import { type Assess, createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { SetAside } from '../session/grade.ts';
import { chunkGrader } from '../session/grade-chunk.ts';
import { RecoveringGrader } from '../session/recovering-grader.ts';
import { RowBuffers } from '../session/row-buffers.ts';
import { isPath, loadScorer } from './load-scorer.ts';

/** A grader for the plan: on threads of its own, or on this one where one is enough and cannot come to harm. */
export async function createGrader(
  plan: GradingPlan,
  jobs: number,
  packageFolder: string,
): Promise<ChunkGrader> {
  if (jobs === 1 && !isPath(plan.scorer)) {
    const buffers = new RowBuffers();
    return graderHere(oneAtATime(await gradeHere(plan, buffers)), buffers);
  }
  const { createThreadPool } = await import('../adapters/threads/pool.ts');
  const script = join(packageFolder, 'dist', 'grade-thread.js');
  const pool = (threads: number) => createThreadPool({ script, data: plan, threads });
  return new RecoveringGrader(pool(jobs), {
    alone: () => pool(1),
    setAside: (line, reason) =>
      setAside(plan, line, `The scorer did not survive this answer: ${reason}`),
  });
}

/** Rows that are no answers keep their own reason; the others have the one given. */
export function setAside(
  plan: GradingPlan,
  chunk: AnswerChunk,
  reason: string,
): Promise<GradedChunk> {
  const grade = gradeBy(plan, new RowBuffers(), () => () => {
    throw new SetAside(`${reason.replace(/\.$/, '')}.`);
  });
  return grade(chunk);
}

/** A grader on this thread for a scorer that waits for a model: chunks and their rows go side by side. */
export function createWaitingGrader(
  plan: GradingPlan,
  scorer: Scorer,
  signal: AbortSignal,
): ChunkGrader {
  const buffers = new RowBuffers();
  const prepare = (question: BankQuestion) => {
    const assess = createAssessor(scorer, question);
    return (answer: string) => assess(answer, signal);
  };
  return graderHere(gradeBy(plan, buffers, prepare, { sideBySide: true }), buffers);
}

function graderHere(grade: ChunkGrader['grade'], buffers: RowBuffers): ChunkGrader {
  return { grade, giveBack: (text) => buffers.giveBack(text), close: async () => {} };
}

/** One job is one chunk at a time, for a scorer that waits for something as for one that does not. */
export function oneAtATime(
  grade: (chunk: AnswerChunk) => Promise<GradedChunk>,
): (chunk: AnswerChunk) => Promise<GradedChunk> {
  let last: Promise<unknown> = Promise.resolve();
  return (chunk) => {
    const graded = last.then(() => grade(chunk));
    last = graded.catch(() => {});
    return graded;
  };
}

/** Grades on the thread it is called on. */
export async function gradeHere(
  plan: GradingPlan,
  buffers: RowBuffers,
): Promise<(chunk: AnswerChunk) => Promise<GradedChunk>> {
  const scorer = await loadScorer(plan.scorer);
  return gradeBy(plan, buffers, (question) => createAssessor(scorer, question));
}

/** Grades by the plan with assessors made so. */
export function gradeBy(
  plan: GradingPlan,
  buffers: RowBuffers,
  prepare: (question: BankQuestion) => Assess,
  more: { readonly sideBySide?: boolean } = {},
): (chunk: AnswerChunk) => Promise<GradedChunk> {
  const { output } = plan;
  return chunkGrader({
    questions: plan.questions,
    mapping: plan.mapping,
    closely: plan.closely,
    rowsOf,
    checkRow: checkAnswerRow,
    prepare,
    write: output.format === 'csv' ? csvRows(output) : ndjsonRows(output),
    clock: () => performance.now(),
    buffers,
    ...more,
  });
}
