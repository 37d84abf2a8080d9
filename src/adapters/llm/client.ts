import type { OpenAI } from 'openai';
import type { RequestInit, Response } from 'undici';

/** What the client needs to know of its endpoint. */
export interface ClientSettings {
  readonly url: string;
  /** Null sends no key. */
  readonly apiKey: string | null;
}

type Fetch = (url: unknown, init?: RequestInit) => Promise<Response>;

/** Longer than any deadline: the deadline of each call is the only one. */
const noTimeoutMs = 2 ** 31 - 1;

/**
 * The client, loaded when it is first needed. Its own retries are off: they do not know of the
 * budget, of waits over a minute or of a person who stops waiting, and twice would multiply.
 */
export async function createClient({ url, apiKey }: ClientSettings, fetch: Fetch): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    baseURL: url,
    apiKey: apiKey ?? 'none',
    ...(apiKey === null ? { defaultHeaders: { Authorization: null } } : {}),
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: noTimeoutMs,
    logLevel: 'off',
    // The client uses only what the two kinds of fetch have in common.
    fetch: fetch as unknown as typeof globalThis.fetch,
  });
}
