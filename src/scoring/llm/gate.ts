import type { AnswerScorer, CouldNotScore, Findings } from '../scorer.ts';
import { withoutAsides } from './asides.ts';
import type { Gated } from './findings.ts';

/** What the offline scorer lets through to the judge. */
export type GateResult =
  /** Not to be scored by anybody. */
  | { readonly kind: 'unscored'; readonly found: CouldNotScore }
  /** Worth too little for a request. */
  | { readonly kind: 'closed'; readonly gated: Gated }
  | {
      readonly kind: 'open';
      readonly gated: Gated;
      /** What the offline scorer makes of it. */
      readonly first: Findings;
      /** The answer as the judge may see it. */
      readonly seen: string;
    };

/** Nobody speaks for an hour: the judge is shown the beginning of a longer answer. */
const longest = 20_000;

/** What is capped so low is not worth a request. */
const worthless = 25;

/** Flags that hold whoever judges; what the offline scorer thinks of the content is left out. */
const lasting = new Set<string>([
  'empty',
  'too-short',
  'copied-question',
  'keyword-list',
  'list-copy',
]);

/** The gates run before any call: they cost nothing and cannot be talked into anything. */
export function gateOf(offline: AnswerScorer): (answer: string) => Promise<GateResult> {
  return async (answer) => {
    const first = await offline(answer);
    if (first.status === 'unscored') return { kind: 'unscored', found: first };
    const gated = gatedBy(first);
    if (gated.caps.some(({ at }) => at <= worthless)) return { kind: 'closed', gated };
    const seen = await withoutAsides(
      answer.slice(0, longest),
      first.flags,
      async (text) => (await offline(text)).flags,
    );
    return seen === '' ? { kind: 'closed', gated } : { kind: 'open', gated, first, seen };
  };
}

function gatedBy({ flags, caps, delivery }: Findings): Gated {
  const kept = caps.filter(({ flag }) => lasting.has(flag));
  return { flags, delivery, caps: kept };
}
