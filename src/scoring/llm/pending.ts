import type { ModelRequest } from '../../domain/model.ts';
import type { Question } from '../../domain/question.ts';
import { rubricHash } from '../rubric-hash.ts';
import { askedOf } from './asked.ts';
import { replyKey } from './cache-key.ts';
import { gateOf } from './gate.ts';
import type { JudgeSetup } from './judge.ts';
import { verdictRequest } from './prompt.ts';
import { readVerdict } from './verdict.ts';

/** A request that an answer still needs, and the key under which its reply is kept. */
export interface PendingRequest {
  readonly key: string;
  readonly request: ModelRequest;
}

/** What the judge would send for an answer: nothing for what is gated or kept already. */
export type PendingRequests = (answer: string) => Promise<readonly PendingRequest[]>;

/** Tells for a question what scoring an answer to it would send. */
export function pendingRequests(question: Question, setup: PendingSetup): PendingRequests {
  const asked = askedOf(question);
  const rubric = rubricHash(question);
  const gate = gateOf(setup.offline.prepare(question));
  return async (answer) => {
    const gated = await gate(answer);
    if (gated.kind !== 'open') return [];
    const pending: PendingRequest[] = [];
    for (let sample = 0; sample < setup.samples; sample++) {
      const seed = setup.seed + sample;
      const key = replyKey({
        ...setup.identity,
        rubric,
        answer: gated.seen,
        seed,
      });
      const kept = await setup.cache.get(key);
      if (kept !== null && readVerdict(kept, asked).kind === 'verdict') continue;
      pending.push({ key, request: verdictRequest(question, asked, gated.seen, seed) });
    }
    return pending;
  };
}

export interface PendingSetup extends Omit<JudgeSetup, 'model'> {
  readonly identity: JudgeSetup['model']['identity'];
}

/** Whether a reply is a verdict on the question, and so worth keeping. */
export function isVerdictOn(question: Question): (reply: string) => boolean {
  const asked = askedOf(question);
  return (reply) => readVerdict(reply, asked).kind === 'verdict';
}
