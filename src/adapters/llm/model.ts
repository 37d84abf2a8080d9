import type { OpenAI } from 'openai';
import type { Model, ModelReply, ModelRequest } from '../../domain/model.ts';
import { tokensOf } from './budget.ts';
import type { Tried } from './connection.ts';
import type { FeatureMemory } from './feature-memory.ts';
import { bodyOf, type Features, leaner } from './features.ts';
import type { Gateway } from './gateway.ts';
import { type Completion, completionIn } from './reply.ts';
import { streamed } from './words.ts';

/** A chat model behind a gateway. */
export function createModel(gateway: Gateway, memory: FeatureMemory): Model {
  const chat = new Chat(gateway, memory);
  const never = new AbortController().signal;
  return {
    identity: gateway.identity,
    complete: (request, signal = never) => chat.run(request, null, signal),
    stream: (request, onWords, signal = never) => chat.run(request, onWords, signal),
  };
}

type OnWords = ((words: string) => void) | null;

class Chat {
  private readonly gateway: Gateway;
  private readonly memory: FeatureMemory;
  private features: Features | null = null;

  constructor(gateway: Gateway, memory: FeatureMemory) {
    this.gateway = gateway;
    this.memory = memory;
  }

  run(request: ModelRequest, onWords: OnWords, signal: AbortSignal): Promise<ModelReply> {
    return this.gateway.inTurn(() => this.call(request, onWords, signal));
  }

  /** Asks with everything the endpoint is known to understand, and with less where it says that it does not. */
  private async call(
    request: ModelRequest,
    onWords: OnWords,
    signal: AbortSignal,
  ): Promise<ModelReply> {
    this.features ??= await this.memory.recall(this.gateway.identity);
    let features = this.features;
    for (;;) {
      const tried = await this.tried(request, features, onWords, signal);
      if (tried.kind === 'done') {
        if (features !== this.features) await this.learn(features);
        return this.replyOf(tried.value);
      }
      const { fault } = tried;
      const next = fault.said === undefined ? null : leaner(features, fault.said, request);
      if (next === null) return { kind: 'failed', fault: this.gateway.worded(fault) };
      features = next;
    }
  }

  private async learn(features: Features): Promise<void> {
    this.features = features;
    await this.memory.remember(this.gateway.identity, features);
  }

  private tried(
    request: ModelRequest,
    features: Features,
    onWords: OnWords,
    signal: AbortSignal,
  ): Promise<Tried<Completion>> {
    const body = bodyOf(request, this.gateway.identity.name, features);
    let begun = false;
    const heard =
      onWords === null
        ? null
        : (words: string) => {
            begun = true;
            onWords(words);
          };
    return this.gateway.call(
      {
        most: { input: tokensOf(JSON.stringify(body)), output: request.maxTokens },
        send: (client) => send(client, body, heard),
        used: ({ tokens }) => tokens,
        checked: (tried) => (begun ? final(wholeReply(tried)) : wholeReply(tried)),
      },
      signal,
    );
  }

  private replyOf(completion: Completion): ModelReply {
    if (completion.kind === 'text') return { kind: 'text', text: completion.text };
    if (completion.kind === 'cut') return { kind: 'cut' };
    const fault = { code: completion.code, again: false, detail: '' };
    return { kind: 'failed', fault: this.gateway.worded(fault) };
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
function wholeReply(tried: Tried<Completion>): Tried<Completion> {
  const broken =
    tried.kind === 'done' && tried.value.kind === 'fault' && tried.value.code === 'broken-reply';
  return broken
    ? { kind: 'fault', fault: { code: 'broken-reply', again: true, detail: '' } }
    : tried;
}

/** Words that were shown cannot be taken back, so they are not asked for again. */
function final<T>(tried: Tried<T>): Tried<T> {
  return tried.kind === 'fault' ? { ...tried, fault: { ...tried.fault, again: false } } : tried;
}
