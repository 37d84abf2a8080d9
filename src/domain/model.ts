/** What is asked of a language model, and what may come of it. Adapters talk to the endpoint. */
import type { Reason } from './assessment.ts';

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The shape a reply must have, for servers that can be held to one. */
export interface ReplyShape {
  readonly name: string;
  /** JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly maxTokens: number;
  readonly seed: number;
  /** Absent where the reply is prose. */
  readonly shape?: ReplyShape;
}

/** Faults after which asking again would be futile or unwanted: nothing more is sent to the endpoint. */
export const stoppingFaults = [
  'no-consent',
  'over-budget',
  'key-refused',
  'quota-exhausted',
  'no-such-model',
  'wait-too-long',
  'redirected',
  'tls-refused',
] as const;
export type StoppingFault = (typeof stoppingFaults)[number];

/** Faults of one call, after as many tries as are worth it. */
export const callFaults = [
  'rate-limited',
  'endpoint-failing',
  'unreachable',
  'timed-out',
  'bad-request',
  'reply-too-big',
  'broken-reply',
  'empty-reply',
  'model-refused',
  'filtered',
  'breaker-open',
  'cancelled',
  'dry-run',
  'not-in-batch',
] as const;
export type ModelFaultCode = StoppingFault | (typeof callFaults)[number];

export interface ModelFault extends Reason {
  readonly code: ModelFaultCode;
}

export type ModelReply =
  | { readonly kind: 'text'; readonly text: string }
  /** The reply ran into `maxTokens`; what there is of it is worth nothing. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'failed'; readonly fault: ModelFault };

/** Who answers: what a record of a score needs to name it. */
export interface ModelIdentity {
  readonly name: string;
  /** Base URL without credentials. */
  readonly url: string;
}

/** A language model behind an endpoint. Never throws for what the endpoint does. */
export interface Model {
  readonly identity: ModelIdentity;
  complete(request: ModelRequest, signal?: AbortSignal): Promise<ModelReply>;
  /** The same, with the words handed over as they come. */
  stream(
    request: ModelRequest,
    onWords: (words: string) => void,
    signal?: AbortSignal,
  ): Promise<ModelReply>;
}

export interface TokensUsed {
  readonly input: number;
  readonly output: number;
}

/** What was used of a budget so far. */
export interface Spent {
  readonly requests: number;
  readonly tokens: TokensUsed;
  /** Null without prices. */
  readonly cost: number | null;
}

export interface BatchedRequest {
  /** Names the request in the batch, and the place where its reply is kept. */
  readonly key: string;
  readonly request: ModelRequest;
}

/** An endpoint that takes many requests at once and answers within a day. */
export interface BatchEngine {
  /**
   * Has the requests answered. A batch that was submitted by an earlier run for the same requests is
   * taken up again. `keep` says whether a reply is worth something; what is not is sent once more.
   */
  run(
    requests: readonly BatchedRequest[],
    keep: (key: string, reply: string) => Promise<boolean>,
    report: (sentence: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ModelFault | null>;
}

/** Replies worth keeping, by a key that holds all they depend on. Losing one costs a request, never a score. */
export interface ReplyCache {
  get(key: string): Promise<string | null>;
  set(key: string, reply: string): Promise<void>;
}

/** A fault after which the rest of a batch is left for another run. */
export function isStopping(code: string): code is StoppingFault {
  return (stoppingFaults as readonly string[]).includes(code);
}
