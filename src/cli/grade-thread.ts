/** What a grading thread runs: takes chunks, answers with graded rows. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveChunks } from '../adapters/threads/serve.ts';
import type { AnswerChunk, GradedChunk, GradingPlan } from '../domain/grading.ts';
import { gradeHere } from './grader.ts';

if (parentPort !== null) {
  let grade: Promise<(chunk: AnswerChunk) => Promise<GradedChunk>> | null = null;
  serveChunks(parentPort, async (chunk) => {
    grade ??= gradeHere(workerData as GradingPlan);
    return (await grade)(chunk);
  });
}
