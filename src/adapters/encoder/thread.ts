/** The encoder on a thread of its own: answers each request that comes to the port. */
import type { MessagePort } from 'node:worker_threads';
import type { EncodedSentence, Encoder, Heads } from '../../domain/reading.ts';

export interface Request {
  readonly id: number;
  /** Null to load it and no more. */
  readonly sentences: readonly (readonly string[])[] | null;
}

export type Reply =
  | { readonly id: number; readonly heads: Heads }
  | { readonly id: number; readonly encoded: readonly EncodedSentence[] }
  | { readonly id: number; readonly failed: string };

export function serveEncoder(port: MessagePort, encoder: Encoder): void {
  const answer = async ({ id, sentences }: Request): Promise<Reply> => {
    return sentences === null
      ? { id, heads: await encoder.load() }
      : { id, encoded: await encoder.encode(sentences) };
  };
  port.on('message', (request: Request) => {
    answer(request).then(
      (reply) => port.postMessage(reply),
      (error: unknown) => {
        const failed = error instanceof Error ? error.message : String(error);
        port.postMessage({ id: request.id, failed } satisfies Reply);
      },
    );
  });
}
