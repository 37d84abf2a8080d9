import type { ModelIdentity, ModelRequest, ReplyCache } from '../../domain/model.ts';
import type { Question } from '../../domain/question.ts';
import { rubricHash } from '../rubric-hash.ts';
import type { Asked } from './asked.ts';
import { replyKey } from './cache-key.ts';
import { verdictRequest } from './prompt.ts';
import { readVerdict, type Verdict } from './verdict.ts';

/** A verdict that is kept, or the request that is needed for it and the key under which its reply is kept. */
export type Sample =
  | { readonly kind: 'kept'; readonly verdict: Verdict }
  | { readonly kind: 'needed'; readonly key: string; readonly request: ModelRequest };

/** Looks for the verdict on an answer with the order of the rubric that the seed gives. */
export type FindSample = (answer: string, seed: number) => Promise<Sample>;

export function findSamples(
  question: Question,
  asked: Asked,
  { identity, cache }: { readonly identity: ModelIdentity; readonly cache: ReplyCache },
): FindSample {
  const rubric = rubricHash(question);
  return async (answer, seed) => {
    const key = replyKey({ ...identity, rubric, answer, seed });
    const kept = await cache.get(key);
    const known = kept === null ? null : readVerdict(kept, asked);
    return known?.kind === 'verdict'
      ? { kind: 'kept', verdict: known.verdict }
      : { kind: 'needed', key, request: verdictRequest(question, asked, answer, seed) };
  };
}
