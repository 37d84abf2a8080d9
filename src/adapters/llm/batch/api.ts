import type { OpenAI } from 'openai';
import type { Most } from '../budget.ts';
import type { Tried } from '../connection.ts';
import type { Gateway } from '../gateway.ts';
import type { Reading } from '../transport.ts';
import { type BatchLine, batchLineIn, batchPath } from './lines.ts';

/** Where a batch stands. */
export interface BatchState {
  readonly status: string;
  readonly done: number;
  readonly total: number;
  /** Files with results, and with the requests that failed. */
  readonly files: readonly string[];
}

/** Files and looks at a batch ask nothing of the model. */
const nothing: Most = { requests: 0, input: 0, output: 0 };
/** The results of a batch: as long as they come in, they may take as long as they take. */
const resultsReading: Reading = { largest: 1024 * 1024 * 1024, timed: 'pauses' };
/** Each line of them is no longer than a reply. */
const longestLine = 1024 * 1024;

function plainCall<T>(
  gateway: Gateway,
  send: (client: OpenAI) => Promise<T>,
  signal: AbortSignal,
  more: { readonly most?: Most; readonly reading?: Reading } = {},
): Promise<Tried<T>> {
  const call = { most: nothing, send, used: () => null, checked: (tried: Tried<T>) => tried };
  return gateway.call({ ...call, ...more }, signal);
}

/** Uploads the file of a batch and starts it; gives the id of the batch. */
export async function submit(
  gateway: Gateway,
  file: string,
  most: Most,
  signal: AbortSignal,
): Promise<Tried<string>> {
  const uploaded = await plainCall(
    gateway,
    (client) => client.files.create({ file: new File([file], 'batch.jsonl'), purpose: 'batch' }),
    signal,
  );
  if (uploaded.kind === 'fault') return uploaded;
  const created = await plainCall(
    gateway,
    (client) =>
      client.batches.create({
        input_file_id: uploaded.value.id,
        endpoint: batchPath,
        completion_window: '24h',
      }),
    signal,
    { most },
  );
  return created.kind === 'fault' ? created : { kind: 'done', value: created.value.id };
}

export async function stateOf(
  gateway: Gateway,
  id: string,
  signal: AbortSignal,
): Promise<Tried<BatchState>> {
  const tried = await plainCall(gateway, (client) => client.batches.retrieve(id), signal);
  if (tried.kind === 'fault') return tried;
  const { status, request_counts: counts, output_file_id, error_file_id } = tried.value;
  const files = [output_file_id, error_file_id].filter((file): file is string => Boolean(file));
  const value = { status, done: counts?.completed ?? 0, total: counts?.total ?? 0, files };
  return { kind: 'done', value };
}

/** Hands on every line of a file with results; the file is never held as a whole. */
export async function collect(
  gateway: Gateway,
  file: string,
  onLine: (line: BatchLine) => Promise<void>,
  signal: AbortSignal,
): Promise<Tried<void>> {
  const read = async (client: OpenAI) => {
    const { body } = await client.files.content(file);
    if (body === null) return;
    for await (const line of linesOf(body as unknown as AsyncIterable<Uint8Array>)) {
      const result = batchLineIn(line);
      if (result !== null) await onLine(result);
    }
  };
  return plainCall(gateway, read, signal, { reading: resultsReading });
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of chunks) {
    const lines = (held + decoder.decode(chunk, { stream: true })).split('\n');
    held = (lines.pop() ?? '').slice(0, longestLine);
    yield* lines;
  }
  if (held !== '') yield held;
}
