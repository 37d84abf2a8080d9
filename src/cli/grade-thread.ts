/** What a grading thread runs: takes chunks, answers with graded rows. */
import { parentPort, workerData } from 'node:worker_threads';
import { sayBegun, serveChunks } from '../adapters/threads/serve.ts';
import type { AnswerChunk, GradedChunk, GradingPlan } from '../domain/grading.ts';
import { RowBuffers } from '../session/row-buffers.ts';
import { gradeHere, oneAtATime } from './grader.ts';

if (parentPort !== null) {
  const port = parentPort;
  const buffers = new RowBuffers();
  const begin = async () => {
    const grade = await gradeHere(workerData as GradingPlan, buffers);
    return oneAtATime((chunk) => {
      sayBegun(port);
      return grade(chunk);
    });
  };
  let grade: Promise<(chunk: AnswerChunk) => Promise<GradedChunk>> | null = null;
  serveChunks(port, {
    async grade(chunk) {
      grade ??= begin();
      return (await grade)(chunk);
    },
    giveBack: (text) => buffers.giveBack(text),
  });
}
