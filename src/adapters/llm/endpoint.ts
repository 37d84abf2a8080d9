import { UsageError } from '../../domain/errors.ts';

/** Where a model is reached. */
export interface Endpoint {
  /** Base URL without credentials, query or a slash at its end. */
  readonly url: string;
  /** Host with its port where that is not the usual one. */
  readonly host: string;
  /** On this machine: nothing sent there leaves it. */
  readonly loopback: boolean;
}

/** Reads a base URL; throws UsageError for what must not be sent to. */
export function endpointAt(baseUrl: string): Endpoint {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      'The base URL of the model is no http or https address.',
      'Give one such as http://localhost:11434/v1 with --base-url or DRILL_BASE_URL.',
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '') {
    throw new UsageError(
      `The base URL for ${url.host} holds a user name, a password or a query, which would be kept with every score.`,
      'Put the key into OPENAI_API_KEY and leave it out of the address.',
    );
  }
  const loopback = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    throw new UsageError(
      `The model at ${url.host} is asked for over plain http, where anybody on the way can read the answers.`,
      'Use https, or a server on this machine.',
    );
  }
  return { url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), host: url.host, loopback };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
