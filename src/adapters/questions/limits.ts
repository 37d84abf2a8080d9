/** What a question file may be. Files come from strangers: a small one can still be made to cost minutes. */
export const limits = {
  bytes: 1_000_000,
  lines: 50_000,
  depth: 32,
  nodes: 10_000,
} as const;
