import type { ModelFaultCode } from '../../domain/model.ts';

/** What went wrong with one try, before it is put into words. */
export interface TryFault {
  readonly code: ModelFaultCode;
  /** Whether another try may help. */
  readonly again: boolean;
  /** HTTP status, host or system error: never text that may hold a key. */
  readonly detail: string;
  /** What the server said, for learning what it cannot do. */
  readonly said?: string;
  readonly retryAfterMs?: number;
}

/** A fault found on the way of a request or a reply. */
export class TransportFault extends Error {
  override readonly name = 'TransportFault';
  readonly fault: TryFault;

  constructor(code: ModelFaultCode, detail = '') {
    super(code);
    this.fault = { code, again: false, detail };
  }
}
