import type { RunPlan } from '../../domain/grading.ts';

/** What a job tells a worker; the answers are in Redis beside it, or in a file that both can read. */
export interface ChunkJob {
  readonly plan: RunPlan;
  readonly form: 'answers' | 'rows';
  readonly firstLine: number;
  readonly lines: number;
  readonly offset: number;
  /** The file and the bytes of it, where the answers are too many to be sent; else null. */
  readonly file: { readonly path: string; readonly bytes: number; readonly digest: string } | null;
}

/** Workers with other questions or another scorer listen to another queue: they can never grade by the wrong ones. */
export function queueName(yardstick: string): string {
  return `drill-grade-${yardstick}`;
}

export function answersKey(job: string): string {
  return `drill:answers:${job}`;
}

export function gradedKey(job: string): string {
  return `drill:graded:${job}`;
}

/** Workers by the time at which they are taken for gone. */
export const workersKey = 'drill:workers';

/** How long what a run leaves in Redis is kept, should nobody fetch it. */
export const keptSeconds = 24 * 60 * 60;

/** A worker whose machine could not read the file of a job says so with this. */
export const fileElsewhere = 'the file of the job is not on this machine';
