import type { OpenAI } from 'openai';
import {
  isStopping,
  type Model,
  type ModelFault,
  type ModelReply,
  type ModelRequest,
  type Spent,
  type TokensUsed,
} from '../../domain/model.ts';
import { Breaker } from './breaker.ts';
import { Budget, type Caps, tokensOf } from './budget.ts';
import { type Connection, createConnection, type Tried } from './connection.ts';
import type { Permit } from './consent.ts';
import type { Limits } from './deadline.ts';
import type { Endpoint } from './endpoint.ts';
import type { TryFault } from './fault.ts';
import { worded } from './fault-messages.ts';
import type { FeatureMemory } from './feature-memory.ts';
import { bodyOf, type Features, leaner } from './features.ts';
import { Pace } from './pace.ts';
import { persevere } from './perseverance.ts';
import { type Completion, completionIn } from './reply.ts';
import type { Timing } from './timing.ts';
import type { Route } from './transport.ts';
import { streamed } from './words.ts';

export interface ModelSettings {
  readonly endpoint: Endpoint;
  /** Nothing is sent without one. */
  readonly permit: Permit | null;
  readonly model: string;
  readonly apiKey: string | null;
  readonly route: Route;
  readonly limits: Limits;
  readonly caps: Caps;
  readonly maxWaitMs: number;
  readonly concurrency: number;
}

export interface EndpointModel extends Model {
  spent(): Spent;
  /** What so many tokens would cost; null without prices. */
  costOf(tokens: TokensUsed): number | null;
  close(): Promise<void>;
}

/** A model behind an OpenAI-compatible endpoint. */
export function createModel(
  settings: ModelSettings,
  memory: FeatureMemory,
  timing: Timing,
): EndpointModel {
  const calls = new Calls(settings, memory, timing);
  const never = new AbortController().signal;
  return {
    identity: calls.identity,
    complete: (request, signal = never) => calls.run(request, null, signal),
    stream: (request, onWords, signal = never) => calls.run(request, onWords, signal),
    spent: () => calls.budget.spent(),
    costOf: (tokens) => calls.budget.costOf(tokens),
    close: () => calls.connection.close(),
  };
}

type OnWords = ((words: string) => void) | null;

class Calls {
  readonly identity;
  readonly budget: Budget;
  readonly connection: Connection;
  private readonly settings: ModelSettings;
  private readonly memory: FeatureMemory;
  private readonly timing: Timing;
  private readonly pace: Pace;
  private readonly breaker: Breaker;
  private stopped: TryFault | null = null;
  private features: Features | null = null;

  constructor(settings: ModelSettings, memory: FeatureMemory, timing: Timing) {
    const { endpoint, model, caps, concurrency, route, limits, apiKey } = settings;
    this.settings = settings;
    this.memory = memory;
    this.timing = timing;
    this.identity = { name: model, url: endpoint.url };
    this.budget = new Budget(caps);
    this.pace = new Pace(concurrency, timing.clock);
    this.breaker = new Breaker(timing.clock);
    this.connection = createConnection({ url: endpoint.url, apiKey }, route, limits, timing);
  }

  run(request: ModelRequest, onWords: OnWords, signal: AbortSignal): Promise<ModelReply> {
    return this.pace.run(() => this.call(request, onWords, signal));
  }

  private async call(
    request: ModelRequest,
    onWords: OnWords,
    signal: AbortSignal,
  ): Promise<ModelReply> {
    this.features ??= await this.memory.recall(this.identity);
    let features = this.features;
    for (;;) {
      const tried = await this.tried(request, features, onWords, signal);
      if (tried.kind === 'done') {
        if (features !== this.features) await this.learn(features);
        return this.replyOf(tried.value);
      }
      const { fault } = tried;
      const next = fault.said === undefined ? null : leaner(features, fault.said, request);
      if (next === null) return this.failed(fault);
      features = next;
    }
  }

  private async learn(features: Features): Promise<void> {
    this.features = features;
    await this.memory.remember(this.identity, features);
  }

  private tried(
    request: ModelRequest,
    features: Features,
    onWords: OnWords,
    signal: AbortSignal,
  ): Promise<Tried<Completion>> {
    const { timing, pace, breaker } = this;
    const { maxWaitMs } = this.settings;
    const body = bodyOf(request, this.identity.name, features);
    const most = { input: tokensOf(JSON.stringify(body)), output: request.maxTokens };
    let begun = false;
    const heard =
      onWords &&
      ((words: string) => {
        begun = true;
        onWords(words);
      });
    // Words that were shown cannot be taken back, so they are not asked for again.
    const final = (tried: Tried<Completion>): Tried<Completion> =>
      begun && tried.kind === 'fault'
        ? { ...tried, fault: { ...tried.fault, again: false } }
        : tried;
    const attempt = async (): Promise<Tried<Completion>> => {
      const refusal = this.refusal();
      if (refusal !== null) return { kind: 'fault', fault: refusal };
      const reservation = this.budget.reserve(most);
      if (typeof reservation === 'string') {
        return { kind: 'fault', fault: { code: 'over-budget', again: false, detail: reservation } };
      }
      const tried = await this.connection.once((client) => send(client, body, heard), signal);
      reservation.settle(tried.kind === 'done' ? tried.value.tokens : null);
      return final(tried.kind === 'done' ? wholeReply(tried.value) : tried);
    };
    return persevere(attempt, { timing, pace, breaker, maxWaitMs }, signal);
  }

  /** Why nothing may be sent, if so. */
  private refusal(): TryFault | null {
    const { permit, endpoint, route } = this.settings;
    if (permit?.host !== endpoint.host && route.instead === null)
      return { code: 'no-consent', again: false, detail: '' };
    return this.stopped;
  }

  private failed(fault: TryFault): ModelReply {
    if (isStopping(fault.code) && fault.code !== 'wait-too-long') this.stopped = fault;
    return { kind: 'failed', fault: this.worded(fault) };
  }

  private replyOf(completion: Completion): ModelReply {
    if (completion.kind === 'text') return { kind: 'text', text: completion.text };
    if (completion.kind === 'cut') return { kind: 'cut' };
    const fault = { code: completion.code, again: false, detail: '' };
    return { kind: 'failed', fault: this.worded(fault) };
  }

  private worded(fault: TryFault): ModelFault {
    const { endpoint, model } = this.settings;
    return worded(fault, { host: endpoint.host, model });
  }
}

async function send(
  client: OpenAI,
  body: ReturnType<typeof bodyOf>,
  onWords: OnWords,
): Promise<Completion> {
  const params = body as OpenAI.ChatCompletionCreateParamsNonStreaming;
  if (onWords !== null) return streamed(client, params, onWords);
  return completionIn(await client.chat.completions.create(params));
}

/** A reply that is no completion at all may be a server that is starting up: another try may help. */
function wholeReply(completion: Completion): Tried<Completion> {
  return completion.kind === 'fault' && completion.code === 'broken-reply'
    ? { kind: 'fault', fault: { code: 'broken-reply', again: true, detail: '' } }
    : { kind: 'done', value: completion };
}
