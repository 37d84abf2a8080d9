import type { OpenAI } from 'openai';
import {
  isStopping,
  type ModelFault,
  type ModelIdentity,
  type Spent,
  type TokensUsed,
} from '../../domain/model.ts';
import { Breaker } from './breaker.ts';
import { Budget, type Caps, type Most } from './budget.ts';
import { type Connection, createConnection, type Tried } from './connection.ts';
import type { Permit } from './consent.ts';
import type { Endpoint } from './endpoint.ts';
import type { TryFault } from './fault.ts';
import { worded } from './fault-messages.ts';
import { Pace } from './pace.ts';
import { persevere } from './perseverance.ts';
import type { Timing } from './timing.ts';
import type { Reading, Route } from './transport.ts';

export interface GatewaySettings {
  readonly endpoint: Endpoint;
  /** Nothing is sent without one. */
  readonly permit: Permit | null;
  readonly model: string;
  readonly apiKey: string | null;
  readonly route: Route;
  /** For a whole call, unless it is read by the pauses. */
  readonly timeoutMs: number;
  readonly caps: Caps;
  readonly maxWaitMs: number;
  readonly concurrency: number;
}

/** A call that may be sent several times. */
export interface Call<T> {
  /** What one try may use at most. */
  readonly most: Most;
  readonly send: (client: OpenAI) => Promise<T>;
  /** What the try really used, where the reply says. */
  readonly used: (value: T) => TokensUsed | null;
  /** Turns a reply that is worth nothing into a fault. */
  readonly checked: (tried: Tried<T>) => Tried<T>;
  /** How the reply is read, where that is not as usual. */
  readonly reading?: Reading;
}

/** The only way to an endpoint: consent, budget, pace, breaker and tries are the same for everything sent. */
export class Gateway {
  readonly identity: ModelIdentity;
  private readonly settings: GatewaySettings;
  private readonly timing: Timing;
  private readonly budget: Budget;
  private readonly connection: Connection;
  private readonly pace: Pace;
  private readonly breaker: Breaker;
  private stopped: TryFault | null = null;

  constructor(settings: GatewaySettings, timing: Timing) {
    const { endpoint, model, caps, concurrency, route, timeoutMs, apiKey } = settings;
    this.settings = settings;
    this.timing = timing;
    this.identity = { name: model, url: endpoint.url };
    this.budget = new Budget(caps);
    this.pace = new Pace(concurrency, timing.clock);
    this.breaker = new Breaker(timing.clock);
    this.connection = createConnection({ url: endpoint.url, apiKey }, route, timeoutMs, timing);
  }

  /** How many requests may run at once now. */
  get concurrency(): number {
    return this.pace.concurrency;
  }

  /** Runs the task when there is room beside the others. */
  inTurn<T>(task: () => Promise<T>): Promise<T> {
    return this.pace.run(task);
  }

  async call<T>(call: Call<T>, signal: AbortSignal): Promise<Tried<T>> {
    const { timing, pace, breaker } = this;
    const { maxWaitMs } = this.settings;
    const attempt = () => this.once(call, signal);
    const tried = await persevere(attempt, { timing, pace, breaker, maxWaitMs }, signal);
    if (tried.kind === 'fault' && isStopping(tried.fault.code)) this.stopFor(tried.fault);
    return tried;
  }

  worded(fault: TryFault): ModelFault {
    const { endpoint, model } = this.settings;
    return worded(fault, { host: endpoint.host, model });
  }

  spent(): Spent {
    return this.budget.spent();
  }

  costOf(tokens: TokensUsed): number | null {
    return this.budget.costOf(tokens);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async once<T>(
    { most, send, used, checked, reading }: Call<T>,
    signal: AbortSignal,
  ): Promise<Tried<T>> {
    const refusal = this.refusal();
    if (refusal !== null) return { kind: 'fault', fault: refusal };
    const reservation = this.budget.reserve(most);
    if (typeof reservation === 'string') {
      const fault: TryFault = { code: 'over-budget', again: false, detail: reservation };
      return { kind: 'fault', fault };
    }
    const tried = await this.connection.once(send, signal, reading);
    reservation.settle(tried.kind === 'done' ? used(tried.value) : null);
    return checked(tried);
  }

  /** Why nothing may be sent, if so. */
  private refusal(): TryFault | null {
    const { permit, endpoint, route } = this.settings;
    if (permit?.host !== endpoint.host && route.instead === null)
      return { code: 'no-consent', again: false, detail: '' };
    return this.stopped;
  }

  /** A wait that is too long is over some time; everything else that stops stays. */
  private stopFor(fault: TryFault): void {
    if (fault.code !== 'wait-too-long') this.stopped = fault;
  }
}
