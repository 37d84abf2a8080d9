import type { Embedder, EmbeddingReply } from '../../domain/model.ts';
import { tokensOf } from './budget.ts';
import type { Tried } from './connection.ts';
import type { Gateway } from './gateway.ts';

/** Texts in one request: few enough for every server, and for the cap on the size of a reply. */
const mostTexts = 32;

/** An embedding model behind a gateway. */
export function createEmbedder(gateway: Gateway): Embedder {
  const never = new AbortController().signal;
  return {
    identity: gateway.identity,
    embed: (texts, signal = never) => embedded(gateway, texts, signal),
  };
}

async function embedded(
  gateway: Gateway,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<EmbeddingReply> {
  const vectors: number[][] = [];
  for (let first = 0; first < texts.length; first += mostTexts) {
    const part = texts.slice(first, first + mostTexts);
    const tried = await gateway.inTurn(() => oneRequest(gateway, part, signal));
    if (tried.kind === 'fault') return { kind: 'failed', fault: gateway.worded(tried.fault) };
    vectors.push(...tried.value);
  }
  return { kind: 'vectors', vectors };
}

function oneRequest(
  gateway: Gateway,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Tried<number[][]>> {
  return gateway.call(
    {
      most: { input: tokensOf(texts.join('')), output: 0 },
      send: async (client) => {
        const { name } = gateway.identity;
        const reply: unknown = await client.embeddings.create({
          model: name,
          input: [...texts],
          encoding_format: 'float',
        });
        return vectorsIn(reply, texts.length);
      },
      used: () => null,
      checked: (tried) =>
        tried.kind === 'done' && tried.value.length === 0
          ? { kind: 'fault', fault: { code: 'broken-reply', again: true, detail: '' } }
          : tried,
    },
    signal,
  );
}

/** One vector for each text, all of one length and finite, in the order asked; empty for anything else. */
function vectorsIn(reply: unknown, count: number): number[][] {
  const data = typeof reply === 'object' && reply !== null && 'data' in reply ? reply.data : null;
  if (!Array.isArray(data) || data.length !== count) return [];
  const vectors: number[][] = [];
  for (const entry of data as unknown[]) {
    if (typeof entry !== 'object' || entry === null) return [];
    const { index, embedding } = entry as Record<string, unknown>;
    if (!isVector(embedding) || typeof index !== 'number') return [];
    vectors[index] = embedding;
  }
  const [first] = vectors;
  const whole = Array.from({ length: count }, (_, index) => vectors[index]?.length);
  return whole.every((length) => length === first?.length) ? vectors : [];
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}
