import type { Clock } from '../../domain/ports.ts';

const mostFailures = 5;
const restMs = 30_000;

/** Opens after five failed calls in a row; after a rest one call may try again. */
export class Breaker {
  private readonly clock: Clock;
  private failures = 0;
  private openUntil = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get open(): boolean {
    return this.clock() < this.openUntil;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures >= mostFailures) this.openUntil = this.clock() + restMs;
  }
}
