import type { BatchEngine, BatchedRequest, ModelFault } from '../../../domain/model.ts';
import { tokensOf } from '../budget.ts';
import type { TryFault } from '../fault.ts';
import type { FeatureMemory } from '../feature-memory.ts';
import type { Gateway } from '../gateway.ts';
import type { Timing } from '../timing.ts';
import { type BatchState, collect, stateOf, submit } from './api.ts';
import { type Ledger, nameOf } from './ledger.ts';
import { batchFile } from './lines.ts';

/** The first batch and at most two more for what it left. */
const mostRounds = 3;
const pollMs = 30_000;

type Run = Parameters<BatchEngine['run']>;

interface Surroundings {
  readonly gateway: Gateway;
  readonly memory: FeatureMemory;
  readonly ledger: Ledger;
  readonly timing: Timing;
}

/** The Batch API of OpenAI and of those who follow it. */
export function createBatchEngine(surroundings: Surroundings): BatchEngine {
  return {
    run: async (requests, keep, report, signal) => {
      let left = requests;
      for (let round = 1; round <= mostRounds && left.length > 0; round++) {
        const kept = new Set<string>();
        const keeping: Run[1] = async (key, reply) => {
          const worth = await keep(key, reply);
          if (worth) kept.add(key);
          return worth;
        };
        const fault = await oneBatch(left, keeping, report, signal, surroundings);
        if (fault !== null) return fault;
        left = left.filter(({ key }) => !kept.has(key));
        if (left.length > 0) await report(`${left.length} requests of the batch brought nothing.`);
      }
      return null;
    },
  };
}

async function oneBatch(
  requests: readonly BatchedRequest[],
  keep: Run[1],
  report: Run[2],
  signal: AbortSignal,
  surroundings: Surroundings,
): Promise<ModelFault | null> {
  const { gateway, ledger } = surroundings;
  const keys = requests.map(({ key }) => key);
  const name = nameOf(keys, gateway.identity.url);
  const started = await startedBatch(name, requests, report, signal, surroundings);
  if (typeof started !== 'string') return gateway.worded(started);
  const ended = await untilEnded(started, report, signal, surroundings);
  if ('code' in ended) {
    // An id that the endpoint no longer knows would be asked for for ever.
    if (ended.code === 'no-such-model') await ledger.strike(name);
    return gateway.worded(ended);
  }
  for (const file of ended.files) {
    const collected = await collect(
      gateway,
      file,
      async ({ key, reply }) => {
        if (reply !== null) await keep(key, reply);
      },
      signal,
    );
    if (collected.kind === 'fault') return gateway.worded(collected.fault);
  }
  await ledger.strike(name);
  return null;
}

/** The batch of an earlier run, or a new one. */
async function startedBatch(
  name: string,
  requests: readonly BatchedRequest[],
  report: Run[2],
  signal: AbortSignal,
  { gateway, memory, ledger }: Surroundings,
): Promise<string | TryFault> {
  const known = await ledger.find(name);
  if (known !== null) {
    await report(`Going on with batch ${known}.`);
    return known;
  }
  const features = await memory.recall(gateway.identity);
  const file = batchFile(requests, gateway.identity.name, features);
  const output = requests.reduce((sum, { request }) => sum + request.maxTokens, 0);
  const most = { requests: requests.length, input: tokensOf(file), output };
  const tried = await submit(gateway, file, most, signal);
  if (tried.kind === 'fault') return tried.fault;
  await ledger.note(name, tried.value);
  await report(
    `Submitted ${requests.length} requests as batch ${tried.value}. It may take up to a day; Ctrl+C leaves it running, and the same command takes it up again.`,
  );
  return tried.value;
}

const ends = ['completed', 'failed', 'expired', 'cancelled'];

async function untilEnded(
  id: string,
  report: Run[2],
  signal: AbortSignal,
  { gateway, timing }: Surroundings,
): Promise<BatchState | TryFault> {
  let said = '';
  for (;;) {
    const tried = await stateOf(gateway, id, signal);
    if (tried.kind === 'fault') return tried.fault;
    const { status, done, total } = tried.value;
    const now = `Batch ${id}: ${status}, ${done} of ${total}.`;
    if (now !== said) await report(now);
    said = now;
    if (ends.includes(status)) return tried.value;
    try {
      await timing.sleep(pollMs, signal);
    } catch {
      return { code: 'cancelled', again: false, detail: '' };
    }
  }
}
