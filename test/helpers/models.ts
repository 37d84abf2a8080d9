import { Permit } from '../../src/adapters/llm/consent.ts';
import { endpointAt } from '../../src/adapters/llm/endpoint.ts';
import { allFeatures, type Features } from '../../src/adapters/llm/features.ts';
import { Gateway, type GatewaySettings } from '../../src/adapters/llm/gateway.ts';
import { createModel } from '../../src/adapters/llm/model.ts';
import type { Timing } from '../../src/adapters/llm/timing.ts';
import type { Model, Spent } from '../../src/domain/model.ts';
import { seededRandom } from '../../src/domain/random.ts';

/** A key that must never turn up anywhere but in the header of a request. */
export const secretKey = 'sk-test-0123456789abcdefghij';

/** Time that passes only when somebody sleeps. */
export class FakeTime implements Timing {
  now = Date.UTC(2026, 0, 5, 9);
  readonly slept: number[] = [];
  readonly random;
  readonly clock = (): number => this.now;
  private readonly due = new Set<{ readonly at: number; readonly run: () => void }>();
  private planned: () => void = () => {};

  /** Nothing is due before somebody says so. */
  readonly after = (ms: number, run: () => void): (() => void) => {
    const later = { at: this.now + ms, run };
    this.due.add(later);
    this.planned();
    return () => this.due.delete(later);
  };

  /** The time for everything that was to happen later has come. */
  expire(): void {
    this.pass(Number.POSITIVE_INFINITY);
  }

  /** So much time goes by. */
  pass(ms: number): void {
    const now = this.now + ms;
    if (Number.isFinite(ms)) this.now = now;
    for (const { at, run } of this.due) if (at <= now) run();
  }

  /** Resolves when something is planned for later. */
  nextPlan(): Promise<void> {
    return new Promise((resolve) => {
      this.planned = resolve;
    });
  }

  constructor(seed = 1) {
    this.random = seededRandom(seed);
  }

  readonly sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    this.slept.push(ms);
    this.now += ms;
  };
}

/** A memory of what endpoints understand that ends with the test. */
export function memoryInTest() {
  const known = new Map<string, Features>();
  return {
    known,
    recall: async ({ url }: { url: string }) => known.get(url) ?? allFeatures,
    remember: async ({ url }: { url: string }, features: Features) => {
      known.set(url, features);
    },
  };
}

export interface OpenedModel extends Model {
  spent(): Spent;
  close(): Promise<void>;
}

/** The way to a scripted endpoint; `more` says what the test is about. */
export function gatewayTo(
  url: string,
  timing: Timing,
  more: Partial<GatewaySettings> = {},
): Gateway {
  const endpoint = endpointAt(url);
  const settings: GatewaySettings = {
    endpoint,
    permit: Permit.for(endpoint, []),
    model: 'scripted',
    apiKey: secretKey,
    route: { proxy: null, instead: null },
    timeoutMs: 20_000,
    caps: {
      requests: Number.POSITIVE_INFINITY,
      tokens: Number.POSITIVE_INFINITY,
      cost: Number.POSITIVE_INFINITY,
      prices: null,
    },
    maxWaitMs: 60_000,
    concurrency: 4,
    ...more,
  };
  return new Gateway(settings, timing);
}

/** The real client for a scripted endpoint. */
export function modelAt(
  url: string,
  timing: Timing,
  more: Partial<GatewaySettings> = {},
  memory = memoryInTest(),
): OpenedModel {
  const gateway = gatewayTo(url, timing, more);
  return {
    ...createModel(gateway, memory),
    spent: () => gateway.spent(),
    close: () => gateway.close(),
  };
}
