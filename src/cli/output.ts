import type { Writable } from 'node:stream';
import { DrillError, exitCodes } from '../domain/errors.ts';
import type { Output } from '../domain/ports.ts';
import type { Printable, PrintableBytes } from '../domain/printable.ts';

/** What becomes of an output that can no longer be written to. */
interface OutputEvents {
  /** The reader has gone away. */
  readonly onClosed: () => void;
  /** Anything else: a full disk, a broken device. */
  readonly onFailed: (error: DrillError) => void;
}

/** An output that can be waited for until all of it is written. */
export interface FlushableOutput extends Output {
  /** Resolves once everything is handed over; rejects with what kept it from being. */
  flush(): Promise<void>;
}

/**
 * An Output over a stream, which is only opened when something is written. A reader that goes away
 * (EPIPE) closes it quietly; any other write error is thrown to whoever writes next.
 */
export function createOutput(
  open: () => Writable,
  name: string,
  { onClosed, onFailed }: OutputEvents,
): FlushableOutput {
  let stream: Writable | undefined;
  let closed = false;
  let failure: DrillError | null = null;
  let wake = (): void => {};
  const opened = (): Writable => {
    if (stream !== undefined) return stream;
    stream = open();
    stream.on('error', (error: NodeJS.ErrnoException) => {
      closed = true;
      const gone = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
      if (!gone) failure = cannotWrite(name, error);
      wake();
      if (failure === null) onClosed();
      else onFailed(failure);
    });
    return stream;
  };
  return {
    get closed() {
      return closed;
    },
    async write(text: Printable | PrintableBytes) {
      if (failure !== null) throw failure;
      const content = text instanceof Uint8Array ? text : text.text;
      if (closed || content.length === 0) return;
      const target = opened();
      if (target.write(content) || closed) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        target.once('drain', resolve);
      });
    },
    async flush() {
      const target = stream;
      if (target !== undefined && !closed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          target.write('', () => resolve());
        });
      }
      if (failure !== null) throw failure;
    },
  };
}

function cannotWrite(name: string, error: NodeJS.ErrnoException): DrillError {
  return new DrillError(
    exitCodes.usage,
    `Cannot write to ${name}: ${error.message}.`,
    'Make room, or send it somewhere else.',
  );
}

/** Says nothing. */
export const silent: Output = { closed: false, write: async () => {} };
