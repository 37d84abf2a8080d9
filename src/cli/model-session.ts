import { join } from 'node:path';
import { createBatchEngine } from '../adapters/llm/batch/engine.ts';
import { keptOnly } from '../adapters/llm/batch/kept-only.ts';
import { createLedger } from '../adapters/llm/batch/ledger.ts';
import { agreedHosts, Permit, rememberHost } from '../adapters/llm/consent.ts';
import { type Endpoint, endpointAt } from '../adapters/llm/endpoint.ts';
import { createFeatureMemory } from '../adapters/llm/feature-memory.ts';
import { Gateway } from '../adapters/llm/gateway.ts';
import { createModel } from '../adapters/llm/model.ts';
import { proxyFor } from '../adapters/llm/proxy.ts';
import { createReplyCache, noCache } from '../adapters/llm/reply-cache.ts';
import { after, sleep } from '../adapters/llm/timing.ts';
import type { Outgoing } from '../adapters/llm/transport.ts';
import type { ModelSession } from '../commands/command.ts';
import type { ModelWish } from '../commands/model-flags.ts';
import { DrillError, exitCodes, UsageError } from '../domain/errors.ts';
import type { Candidate, Output } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import { seededRandom } from '../domain/random.ts';
import { paragraph } from '../reporters/blocks.ts';
import { type Layout, lines } from '../reporters/layout.ts';
import type { World } from './world.ts';

export interface SessionSurroundings {
  readonly world: World;
  readonly out: Output;
  readonly err: Output;
  readonly errLayout: Layout;
  readonly interactive: boolean;
  readonly candidate: () => Promise<Candidate>;
  /** Remembered consents. */
  readonly consentFile: string;
  readonly cacheFolder: string;
  readonly apiKey: string | null;
}

/** Opens a model as the flags wish it, once it is allowed to be asked. */
export async function openModelSession(
  wish: ModelWish,
  surroundings: SessionSurroundings,
): Promise<ModelSession> {
  const { world, cacheFolder, apiKey } = surroundings;
  const endpoint = endpointAt(wish.baseUrl);
  const permit = wish.dryRun ? null : await permitFor(endpoint, wish, surroundings);
  const dry = wish.dryRun ? new DryRun(surroundings.out) : null;
  const timing = { clock: world.clock, random: seededRandom(world.newSeed()), sleep, after };
  const gateway = new Gateway(
    {
      endpoint,
      permit,
      model: wish.model,
      apiKey,
      route: { proxy: proxyFor(endpoint, world.env), instead: dry === null ? null : dry.print },
      timeoutMs: wish.timeoutMs,
      caps: wish.caps,
      maxWaitMs: wish.maxWaitMs,
      concurrency: wish.concurrency,
    },
    timing,
  );
  const memory = createFeatureMemory(join(cacheFolder, 'endpoints.json'));
  const cache =
    wish.cache && dry === null ? createReplyCache(join(cacheFolder, 'replies')) : noCache;
  const model = wish.batched ? keptOnly(gateway) : createModel(gateway, memory);
  const ledger = createLedger(join(cacheFolder, 'batches'));
  const batch = createBatchEngine({ gateway, memory, ledger, timing });
  return session(gateway, { model, batch, cache }, endpoint, dry);
}

function session(
  gateway: Gateway,
  parts: Pick<ModelSession, 'model' | 'batch' | 'cache'>,
  { host }: Endpoint,
  dry: DryRun | null,
): ModelSession {
  return {
    ...parts,
    host,
    costOf: (tokens) => gateway.costOf(tokens),
    spent: () => gateway.spent(),
    close: async () => {
      await dry?.printed;
      await gateway.close();
    },
  };
}

/** Prints requests in the order they are made. */
class DryRun {
  printed: Promise<void> = Promise.resolve();
  private readonly out: Output;

  constructor(out: Output) {
    this.out = out;
  }

  readonly print = ({ method, url, body }: Outgoing): void => {
    this.printed = this.printed.then(() => this.out.write(print`${method} ${url}\n${body}\n\n`));
  };
}

async function permitFor(
  endpoint: Endpoint,
  wish: ModelWish,
  surroundings: SessionSurroundings,
): Promise<Permit> {
  const known = [...wish.allowHosts, ...(await agreedHosts(surroundings.consentFile))];
  return Permit.for(endpoint, known) ?? (await askedPermit(endpoint, surroundings));
}

async function askedPermit(
  endpoint: Endpoint,
  { interactive, err, errLayout, candidate, consentFile, world, apiKey }: SessionSurroundings,
): Promise<Permit> {
  const { host } = endpoint;
  if (!interactive) {
    throw new UsageError(
      `Nothing was sent: nobody has agreed to send answers to ${host}.`,
      `Give --allow-host ${host} to agree, or --dry-run to see what would be sent.`,
    );
  }
  const notice = noticeFor(host, apiKey !== null).map((text) => paragraph(text, errLayout));
  await err.write(print`\n${lines(...notice)}\n\n`);
  const answer = await (await candidate()).choose(`Send answers to ${host}?`, [
    { label: 'No', value: 'no' },
    { label: 'Yes, this time', value: 'once' },
    { label: `Yes, and remember it for ${host}`, value: 'always' },
  ] as const);
  if (answer === 'always') await rememberHost(consentFile, host, world.clock());
  const permit = answer === 'no' ? null : Permit.for(endpoint, [host]);
  if (permit !== null) return permit;
  throw new DrillError(
    exitCodes.unscored,
    `Nothing was sent to ${host}.`,
    'Use --scorer rules to be scored on this machine.',
  );
}

function noticeFor(host: string, hasKey: boolean): string[] {
  const key = hasKey ? ', with your API key' : '';
  return [
    `The model is at ${host}, which is not this machine.`,
    `Sent there${key}: the question, its rubric and example answer, and what you write as your answer or notes. Nothing else of your history, nor your name or your files.`,
    `What ${host} keeps, and for how long, is up to its operator: read its terms. The replies are kept on this machine until you delete them.`,
  ];
}
