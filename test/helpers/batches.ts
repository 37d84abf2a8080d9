/** The files and batches of a provider, in memory; what each request gets is decided by `answer`. */
import { completion, response } from './behaviours.ts';
import type { Behaviour, Received } from './scripted-endpoint.ts';

interface BatchRequest {
  readonly custom_id: string;
  readonly body: object;
}

export interface BatchProvider {
  readonly behaviour: Behaviour;
  /** The body of a response. */
  readonly reply: (received: Received) => string;
  /** Requests of every batch that was submitted. */
  readonly submitted: BatchRequest[][];
}

export interface ProviderOptions {
  /** The reply to a request, or null for one that fails. */
  readonly answer: (received: Received, batch: number) => string | null;
  /** How often a batch is asked for before it has ended. */
  readonly polls?: number;
  readonly ends?: 'completed' | 'expired' | 'failed';
}

export function batchProvider({
  answer,
  polls = 1,
  ends = 'completed',
}: ProviderOptions): BatchProvider {
  const submitted: BatchRequest[][] = [];
  const asked = new Map<string, number>();
  let uploaded: BatchRequest[] = [];
  const numberIn = (path: string) =>
    Number(/batch_(\d+)|out_(\d+)/.exec(path)?.slice(1).find(Boolean));
  const state = (number: number) => {
    const times = (asked.get(`${number}`) ?? 0) + 1;
    asked.set(`${number}`, times);
    const ended = times > polls;
    return {
      id: `batch_${number}`,
      status: ended ? ends : 'in_progress',
      request_counts: {
        total: submitted[number]?.length ?? 0,
        completed: ended ? 1 : 0,
        failed: 0,
      },
      ...(ended ? { output_file_id: `out_${number}` } : {}),
    };
  };
  const results = (number: number) =>
    (submitted[number] ?? []).map(({ custom_id, body }) => {
      const reply = answer({ body: JSON.stringify(body) } as Received, number);
      const whole = reply === null ? null : JSON.parse(completion(reply));
      return `${JSON.stringify({
        custom_id,
        response: { status_code: reply === null ? 500 : 200, body: whole },
      })}\n`;
    });
  const reply = ({ method, path, body }: Received): string => {
    if (path === '/v1/files') {
      uploaded = body
        .split('\n')
        .filter((line) => line.startsWith('{"custom_id"'))
        .map((line) => JSON.parse(line));
      return '{"id":"in_0"}';
    }
    if (method === 'POST') {
      submitted.push(uploaded);
      return JSON.stringify({ id: `batch_${submitted.length - 1}`, status: 'validating' });
    }
    if (path.endsWith('/content')) return results(numberIn(path)).join('');
    return JSON.stringify(state(numberIn(path)));
  };
  return {
    submitted,
    reply,
    behaviour: (socket, received) => void socket.end(response(200, reply(received))),
  };
}
