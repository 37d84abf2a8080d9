import type { APIError } from 'openai';
import type { TryFault } from './fault.ts';
import { TransportFault } from './fault.ts';
import { retryAfterMs } from './retry-after.ts';

const quotaWords = /quota|billing|credit|balance|insufficient_funds/i;

/** What an error of the client means. Pure: the clock is an argument. */
export function classified(error: unknown, now: number): TryFault {
  const chain = causes(error);
  const own = chain.find((each) => each instanceof TransportFault);
  if (own instanceof TransportFault) return own.fault;
  const status = statusOf(error);
  if (status !== null) return byStatus(status, error as APIError, now);
  if (error instanceof SyntaxError) return { code: 'broken-reply', again: true, detail: '' };
  const code = chain.map(systemCode).find((each) => each !== null) ?? 'connection lost';
  if (isCertificateFault(code)) return { code: 'tls-refused', again: false, detail: code };
  return { code: 'unreachable', again: true, detail: code };
}

function byStatus(status: number, error: APIError, now: number): TryFault {
  const said = `${error.code ?? ''} ${error.type ?? ''} ${error.param ?? ''} ${error.message}`;
  const detail = String(status);
  const wait = retryAfterMs((name) => error.headers?.get(name) ?? null, now);
  const asked = wait === null ? {} : { retryAfterMs: wait };
  if (status === 402 || (status === 429 && quotaWords.test(said)))
    return { code: 'quota-exhausted', again: false, detail };
  if (status === 429) return { code: 'rate-limited', again: true, detail, ...asked };
  if (status === 401 || status === 403) return { code: 'key-refused', again: false, detail };
  if (status === 404) return { code: 'no-such-model', again: false, detail };
  if (status === 408 || status === 409 || status >= 500)
    return { code: 'endpoint-failing', again: true, detail, ...asked };
  return { code: 'bad-request', again: false, detail, said };
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

const deepest = 6;

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let each = error;
  while (each instanceof Error && chain.length < deepest) {
    chain.push(each);
    each = each.cause;
  }
  return chain;
}

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code) ? error.code : null;
}

function isCertificateFault(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL/.test(code);
}
