/** What a grading thread runs: takes chunks, answers with graded rows. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveChunks } from '../adapters/threads/serve.ts';
import type { AnswerChunk, GradedChunk, GradingPlan } from '../domain/grading.ts';
import { RowBuffers } from '../session/row-buffers.ts';
import { gradeHere, oneAtATime } from './grader.ts';

if (parentPort !== null) {
  const buffers = new RowBuffers();
  let grade: Promise<(chunk: AnswerChunk) => Promise<GradedChunk>> | null = null;
  serveChunks(parentPort, {
    async grade(chunk) {
      grade ??= gradeHere(workerData as GradingPlan, buffers).then(oneAtATime);
      return (await grade)(chunk);
    },
    giveBack: (text) => buffers.giveBack(text),
  });
}
