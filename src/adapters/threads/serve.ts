import type { MessagePort } from 'node:worker_threads';
import type { AnswerChunk, GradedChunk } from '../../domain/grading.ts';
import { carryError, type FromThread } from './messages.ts';

/** Answers each chunk that comes to the port. */
export function serveChunks(
  port: MessagePort,
  grade: (chunk: AnswerChunk) => Promise<GradedChunk>,
): void {
  const answer = (message: FromThread, moved: ArrayBuffer[] = []) =>
    port.postMessage(message, moved);
  port.on('message', (chunk: AnswerChunk) => {
    grade(chunk).then(
      (graded) => answer({ graded }, [graded.text.buffer as ArrayBuffer]),
      (error: unknown) => answer({ failed: carryError(error) }),
    );
  });
}
