import type { ModelRequest } from '../../domain/model.ts';
import type { Question } from '../../domain/question.ts';
import { askedOf } from './asked.ts';
import { gateOf } from './gate.ts';
import type { JudgeSetup } from './judge.ts';
import { findSamples } from './sample.ts';
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
  const findSample = findSamples(question, asked, setup);
  const gate = gateOf(setup.offline.prepare(question));
  return async (answer) => {
    const gated = await gate(answer);
    if (gated.kind !== 'open') return [];
    const pending: PendingRequest[] = [];
    for (let sample = 0; sample < setup.samples; sample++) {
      const found = await findSample(gated.seen, setup.seed + sample);
      if (found.kind === 'needed') pending.push({ key: found.key, request: found.request });
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
