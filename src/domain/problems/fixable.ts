import type { ProblemCode } from './arguments.ts';

const codes: readonly ProblemCode[] = [
  'key-order',
  'trailing-space',
  'missing-schema-line',
  'curly-quotes',
  'duplicate-phrase',
];

/** Problems that can be mended without anybody having to decide something. */
export const fixableCodes: ReadonlySet<string> = new Set(codes);
