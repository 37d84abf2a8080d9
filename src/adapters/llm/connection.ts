import type { OpenAI } from 'openai';
import type { Dispatcher } from 'undici';
import { classified } from './classify.ts';
import { type ClientSettings, createClient } from './client.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { TransportFault, type TryFault } from './fault.ts';
import type { Timing } from './timing.ts';
import {
  createDispatcher,
  guardedFetch,
  type Reading,
  type Route,
  usualReading,
} from './transport.ts';

export type Tried<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: TryFault };

/** Sends single requests to one endpoint; each ends in a value or a classified fault. */
export interface Connection {
  once<T>(
    call: (client: OpenAI) => Promise<T>,
    signal: AbortSignal,
    reading?: Reading,
  ): Promise<Tried<T>>;
  close(): Promise<void>;
}

const cancelled: TryFault = { code: 'cancelled', again: false, detail: '' };

export function createConnection(
  settings: ClientSettings,
  route: Route,
  timeoutMs: number,
  { clock, after }: Timing,
): Connection {
  let dispatcher: Dispatcher | undefined;
  return {
    once: async (call, signal, { largest, timed } = usualReading) => {
      if (signal.aborted) return { kind: 'fault', fault: cancelled };
      dispatcher ??= createDispatcher(route);
      const deadline = startDeadline({ ms: timeoutMs, on: timed }, signal, after);
      try {
        const client = await createClient(
          settings,
          guardedFetch(dispatcher, route, deadline, largest),
        );
        return { kind: 'done', value: await untilLate(call(client), deadline) };
      } catch (error) {
        return { kind: 'fault', fault: faultOf(error, deadline, clock()) };
      } finally {
        deadline.clear();
      }
    },
    close: async () => {
      await dispatcher?.destroy();
    },
  };
}

/** The client may go on with a body that nobody wants any more; whoever waits is let go at once. */
function untilLate<T>(call: Promise<T>, { signal }: Deadline): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function faultOf(error: unknown, { signal }: Deadline, now: number): TryFault {
  if (!signal.aborted) return classified(error, now);
  return signal.reason instanceof TransportFault ? signal.reason.fault : cancelled;
}
