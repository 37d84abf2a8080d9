import type { Writable } from 'node:stream';
import type { Output } from '../domain/ports.ts';
import type { Printable, PrintableBytes } from '../domain/printable.ts';

/**
 * An Output over a stream, which is only opened when something is written. A reader that goes away
 * (EPIPE) closes it quietly and calls `onClosed`; any other write error is thrown to whoever writes
 * next.
 */
export function createOutput(open: () => Writable, onClosed: () => void): Output {
  let stream: Writable | undefined;
  let closed = false;
  let failure: Error | null = null;
  let wake = (): void => {};
  const opened = (): Writable => {
    if (stream !== undefined) return stream;
    stream = open();
    stream.on('error', (error: NodeJS.ErrnoException) => {
      closed = true;
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure = error;
      wake();
      onClosed();
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
  };
}

/** Says nothing. */
export const silent: Output = { closed: false, write: async () => {} };
