import type { Spent, TokensUsed } from '../../domain/model.ts';

/** Money per million tokens, in whatever currency the user thinks in. */
export interface Prices {
  readonly input: number;
  readonly output: number;
}

export interface Caps {
  readonly requests: number;
  readonly tokens: number;
  readonly cost: number;
  /** Null where the user gave none; then nothing has a known cost. */
  readonly prices: Prices | null;
}

/** What is sent at once, and may use at most. */
export interface Most extends TokensUsed {
  /** Requests to the model; one unless told: a batch is many, a look at its state none. */
  readonly requests?: number;
}

/** What one request may use at most, taken out of the budget before it is sent. */
export interface Reservation {
  /** What it really used; without a count the whole reservation stays spent. */
  settle(used: TokensUsed | null): void;
}

/** Counts requests, tokens and cost; a request that could go over a cap is not sent. */
export class Budget {
  private readonly caps: Caps;
  private requests = 0;
  private input = 0;
  private output = 0;

  constructor(caps: Caps) {
    this.caps = caps;
  }

  /** A reservation, or the name of the cap that forbids it. */
  reserve(most: Most): Reservation | string {
    const over = this.capPassedBy(most);
    if (over !== null) return over;
    this.requests += most.requests ?? 1;
    this.input += most.input;
    this.output += most.output;
    return {
      settle: (used) => {
        if (used === null) return;
        this.input += used.input - most.input;
        this.output += used.output - most.output;
      },
    };
  }

  /** What so many tokens would cost; null without prices. */
  costOf(tokens: TokensUsed): number | null {
    return costOf(tokens, this.caps.prices);
  }

  spent(): Spent {
    const tokens = { input: this.input, output: this.output };
    return { requests: this.requests, tokens, cost: costOf(tokens, this.caps.prices) };
  }

  private capPassedBy(most: Most): string | null {
    const { requests, tokens, cost, prices } = this.caps;
    const after = { input: this.input + most.input, output: this.output + most.output };
    if (this.requests + (most.requests ?? 1) > requests) return `--max-requests ${requests}`;
    if (after.input + after.output > tokens) return `--max-tokens ${tokens}`;
    return (costOf(after, prices) ?? 0) > cost ? `--max-cost ${cost}` : null;
  }
}

const million = 1_000_000;

function costOf({ input, output }: TokensUsed, prices: Prices | null): number | null {
  if (prices === null) return null;
  return (input * prices.input + output * prices.output) / million;
}

/** Tokens of a text, guessed a little high: four bytes of English make one. */
export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}
