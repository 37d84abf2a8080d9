import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { createQueueGrader } from '../adapters/queue/grader.ts';
import { serveQueue } from '../adapters/queue/serve.ts';
import type { QueueRequest, WorkerRequest } from '../commands/command.ts';
import type { AnswerChunk, ChunkGrader, GradedChunk, GradingPlan } from '../domain/grading.ts';
import { print } from '../domain/printable.ts';
import { SetAside } from '../session/grade.ts';
import { RowBuffers } from '../session/row-buffers.ts';
import { RunGraders } from '../session/run-graders.ts';
import { createGrader, gradeBy } from './grader.ts';
import type { Setting } from './setting.ts';
import type { World } from './world.ts';

/** A grader that leaves the grading to workers elsewhere. */
export function queueGrader(
  plan: GradingPlan,
  { url, yardstick, inputPath }: QueueRequest,
  world: World,
  { err, quiet }: Setting,
): Promise<ChunkGrader> {
  const { mapping, output, closely } = plan;
  return createQueueGrader({
    url,
    yardstick,
    run: world.newId(),
    plan: { mapping, output, closely },
    inputPath: inputPath === null ? null : resolve(inputPath),
    setAside: (chunk, reason) => setAside(plan, chunk, reason),
    clock: world.clock,
    onNotice: (text) => {
      if (!quiet) err.write(print`${text}\n`).catch(() => {});
    },
  });
}

/** Rows that are no answers keep their own reason; the others have that of the chunk. */
function setAside(plan: GradingPlan, chunk: AnswerChunk, reason: string): Promise<GradedChunk> {
  const last = chunk.firstLine + chunk.lines - 1;
  const grade = gradeBy(plan, new RowBuffers(), () => () => {
    throw new SetAside(
      `Lines ${chunk.firstLine} to ${last} were set aside: ${reason.replace(/\.$/, '')}.`,
    );
  });
  return grade(chunk);
}

/** Grades for runs elsewhere until the signal. */
export async function serveRuns(
  { url, yardstick, jobs, plan, onReady }: WorkerRequest,
  world: World,
  { signal }: Setting,
): Promise<number> {
  const graders = new RunGraders((run) =>
    createGrader({ ...plan, ...run }, jobs, world.packageFolder),
  );
  try {
    return await serveQueue({
      url,
      yardstick,
      jobs,
      worker: `${hostname()}-${world.newId()}`,
      grade: (run, chunk) => graders.grade(run, chunk),
      clock: world.clock,
      signal,
      onReady: () => {
        onReady().catch(() => {});
      },
    });
  } finally {
    await graders.close();
  }
}
