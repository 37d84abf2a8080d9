import { createHash } from 'node:crypto';
import type { Embedder, ModelFault, ReplyCache } from '../../domain/model.ts';
import type { Vector } from './similarity.ts';

export type Vectors =
  | { readonly kind: 'vectors'; readonly of: (text: string) => Vector }
  | { readonly kind: 'failed'; readonly fault: ModelFault };

/** The vectors of texts, each asked for once and kept. */
export async function vectorsFor(
  texts: readonly string[],
  embedder: Embedder,
  cache: ReplyCache,
  signal: AbortSignal | undefined,
): Promise<Vectors> {
  const known = new Map<string, Vector>();
  for (const text of new Set(texts)) {
    const kept = vectorIn(await cache.get(keyOf(text, embedder)));
    if (kept !== null) known.set(text, kept);
  }
  const missing = [...new Set(texts)].filter((text) => !known.has(text));
  if (missing.length > 0) {
    const reply = await embedder.embed(missing, signal);
    if (reply.kind === 'failed') return reply;
    for (const [index, text] of missing.entries()) {
      const vector = (reply.vectors[index] ?? []).map(rounded);
      known.set(text, vector);
      await cache.set(keyOf(text, embedder), JSON.stringify(vector));
    }
  }
  return { kind: 'vectors', of: (text) => known.get(text) ?? [] };
}

function keyOf(text: string, { identity }: Embedder): string {
  const parts = ['vector', identity.name, identity.url, text];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Rounded before it is used, so that a vector that was kept is the one that was used. */
function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function vectorIn(kept: string | null): Vector | null {
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) && value.every(Number.isFinite) ? value : null;
  } catch {
    return null;
  }
}
