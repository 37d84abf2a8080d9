import {
  Agent,
  type Dispatcher,
  fetch,
  Headers,
  ProxyAgent,
  type RequestInit,
  Response,
} from 'undici';
import type { Deadline, Limit } from './deadline.ts';
import { TransportFault } from './fault.ts';

/** How much of a reply is read, and what the time for it is given for. */
export interface Reading {
  /** In bytes; a reply that is larger is a fault. */
  readonly largest: number;
  readonly timed: Limit['on'];
}

/** A reply that is taken as a whole. */
export const usualReading: Reading = { largest: 1024 * 1024, timed: 'whole' };

/** A request as it would go out, for a dry run. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

export interface Route {
  /** Null for a direct connection. */
  readonly proxy: string | null;
  /** Takes the request instead of the network. */
  readonly instead: ((request: Outgoing) => void) | null;
}

/** The connections of one command: through the proxy where there is one. */
export function createDispatcher({ proxy }: Route): Dispatcher {
  // The deadline of each call is the only one.
  const patient = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 } };
  return proxy === null ? new Agent(patient) : new ProxyAgent({ ...patient, uri: proxy });
}

/** The `fetch` that the client is given: follows no redirect, reads no more than it should, ends in time. */
export function guardedFetch(
  dispatcher: Dispatcher,
  { instead }: Route,
  deadline: Deadline,
  largest: number,
): (url: unknown, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    const address = String(url);
    if (instead !== null) {
      instead({ method: init.method ?? 'GET', url: address, body: textOf(init.body) });
      throw new TransportFault('dry-run');
    }
    const { headers: ownHeaders, body: ownBody } = await encoded(init);
    const response = await fetch(address, {
      ...init,
      body: ownBody,
      headers: plainHeaders(ownHeaders),
      redirect: 'manual',
      dispatcher,
      signal: deadline.signal,
    });
    deadline.touch();
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new TransportFault('redirected', targetOf(response, address));
    }
    const { status, headers } = response;
    const body = response.body === null ? null : capped(response.body, deadline, largest);
    return new Response(body, { status, headers });
  };
}

/** A form comes from the built-in classes, which this fetch does not know: it gets the bytes of it. */
async function encoded({ headers, body = null }: RequestInit) {
  const all = new Headers(headers);
  if (!(body instanceof globalThis.FormData)) return { headers: all, body };
  const form = new globalThis.Response(body);
  all.set('content-type', form.headers.get('content-type') ?? '');
  return { headers: all, body: Buffer.from(await form.arrayBuffer()) };
}

/** The client tells of the machine it runs on; that is nobody's business. */
function plainHeaders(headers: RequestInit['headers']): Record<string, string> {
  const all = new Headers(headers);
  const own = [...all].filter(([name]) => !name.startsWith('x-stainless-'));
  return { ...Object.fromEntries(own), 'user-agent': 'interview-drill' };
}

function textOf(body: RequestInit['body']): string {
  return typeof body === 'string' ? body : '';
}

function targetOf(response: Response, from: string): string {
  const location = response.headers.get('location') ?? '';
  return URL.canParse(location, from) ? new URL(location, from).host : 'another address';
}

function capped(
  body: NonNullable<Response['body']>,
  deadline: Deadline,
  largest: number,
): NonNullable<Response['body']> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream({
      transform(chunk: Uint8Array, controller) {
        deadline.touch();
        bytes += chunk.byteLength;
        if (bytes > largest) controller.error(new TransportFault('reply-too-big'));
        else controller.enqueue(chunk);
      },
    }),
  );
}
