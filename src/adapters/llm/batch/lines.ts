import type { BatchedRequest } from '../../../domain/model.ts';
import { bodyOf, type Features } from '../features.ts';
import { completionIn, isRecord } from '../reply.ts';

/** The path that every request of a batch is for. */
export const batchPath = '/v1/chat/completions';

/** The file that a batch is made from: a request a line. */
export function batchFile(
  requests: readonly BatchedRequest[],
  model: string,
  features: Features,
): string {
  return requests
    .map(({ key, request }) => {
      const body = bodyOf(request, model, features);
      return `${JSON.stringify({ custom_id: key, method: 'POST', url: batchPath, body })}\n`;
    })
    .join('');
}

/** One line of the results: the reply to a request, or that there is none. */
export interface BatchLine {
  readonly key: string;
  /** Null where the request failed. */
  readonly reply: string | null;
}

/** Reads a line; null for what is none. */
export function batchLineIn(line: string): BatchLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value.custom_id !== 'string') return null;
  const key = value.custom_id;
  const { response } = value;
  if (!isRecord(response) || response.status_code !== 200) return { key, reply: null };
  const completion = completionIn(response.body);
  return { key, reply: completion.kind === 'text' ? completion.text : null };
}
