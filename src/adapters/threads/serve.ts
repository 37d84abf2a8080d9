import type { MessagePort } from 'node:worker_threads';
import type { ChunkGrader } from '../../domain/grading.ts';
import { carryError, type FromThread, type ToThread } from './messages.ts';

/** Answers each chunk that comes to the port. */
export function serveChunks(
  port: MessagePort,
  { grade, giveBack }: Pick<ChunkGrader, 'grade' | 'giveBack'>,
): void {
  const answer = (message: FromThread, moved: ArrayBuffer[] = []) =>
    port.postMessage(message, moved);
  port.on('message', ({ chunk, spare }: ToThread) => {
    spare.forEach(giveBack);
    grade(chunk).then(
      (graded) => answer({ graded }, [graded.text.buffer as ArrayBuffer]),
      (error: unknown) => answer({ failed: carryError(error) }),
    );
  });
}

/** Says that the next chunk is begun: should the thread end now, it is by that. */
export function sayBegun(port: MessagePort): void {
  port.postMessage({ begun: true } satisfies FromThread);
}
