import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { createQueueGrader } from '../adapters/queue/grader.ts';
import { serveQueue } from '../adapters/queue/serve.ts';
import type { QueueRequest, WorkerRequest } from '../commands/command.ts';
import type { ChunkGrader, GradingPlan } from '../domain/grading.ts';
import { print } from '../domain/printable.ts';
import { RunGraders } from '../session/run-graders.ts';
import { createGrader, setAside } from './grader.ts';
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
    setAside: (chunk, reason) => {
      const last = chunk.firstLine + chunk.lines - 1;
      return setAside(plan, chunk, `Lines ${chunk.firstLine} to ${last} were set aside: ${reason}`);
    },
    clock: world.clock,
    onNotice: (text) => {
      if (!quiet) err.write(print`${text}\n`).catch(() => {});
    },
  });
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
