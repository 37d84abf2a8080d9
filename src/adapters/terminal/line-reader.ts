import { createInterface, type Interface } from 'node:readline';
import type { Streams } from './person.ts';

/** A line, or why there are no more. */
export type Line =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'interrupted' };

export interface LineReader {
  next(): Promise<Line>;
  /** The next line, or what comes first; a line that comes later is kept for the next call. */
  nextOr<T>(other: Promise<T>): Promise<Line | T>;
  /** What is typed of a line that was not entered yet. */
  unfinished(): string;
  close(): void;
}

/** Reads lines one at a time and keeps what came early; ends with the input, with Ctrl-C or with the signal. */
export function createLineReader(
  { input, output, signal }: Streams,
  terminal: boolean,
): LineReader {
  const waiting: ((line: Line) => void)[] = [];
  const early: Line[] = [];
  let ended: Line | null = null;
  const deliver = (line: Line) => {
    const taker = waiting.shift();
    if (taker === undefined) early.push(line);
    else taker(line);
  };
  const finish = (line: Line) => {
    if (ended !== null) return;
    ended = line;
    for (const taker of waiting.splice(0)) taker(line);
  };
  const lines: Interface = createInterface(
    terminal ? { input, output, terminal } : { input, terminal },
  );
  lines.on('line', (text) => deliver({ kind: 'line', text }));
  lines.on('SIGINT', () => finish({ kind: 'interrupted' }));
  lines.on('close', () => finish({ kind: 'end' }));
  const interrupt = () => finish({ kind: 'interrupted' });
  if (signal.aborted) interrupt();
  signal.addEventListener('abort', interrupt);
  const next = async (): Promise<Line> =>
    early.shift() ?? ended ?? new Promise((resolve) => waiting.push(resolve));
  return {
    next,
    nextOr: async (other) => {
      const known = early.shift() ?? ended;
      if (known !== undefined && known !== null) return known;
      let take: (line: Line) => void = () => {};
      const line = new Promise<Line>((resolve) => {
        take = resolve;
        waiting.push(take);
      });
      const first = await Promise.race([line, other]);
      const place = waiting.indexOf(take);
      if (place !== -1) waiting.splice(place, 1);
      return first;
    },
    unfinished: () => (terminal ? lines.line : ''),
    close: () => {
      signal.removeEventListener('abort', interrupt);
      lines.close();
    },
  };
}
