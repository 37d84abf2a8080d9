import { identityOf } from './identity.ts';
import type { Scorer } from './scorer.ts';

/**
 * A scorer with a stand-in for the answers it cannot score. What the stand-in finds goes by its own
 * name, says whose place it took and why, and is flagged.
 */
export function withFallback(scorer: Scorer, standIn: Scorer): Scorer {
  return {
    ...scorer,
    prepare: (question) => {
      const [first, second] = [scorer.prepare(question), standIn.prepare(question)];
      return async (answer, signal) => {
        const found = await first(answer, signal);
        if (found.status === 'scored') return found;
        const instead = await second(answer, signal);
        if (instead.status === 'unscored') return instead;
        const { options, ...identity } = identityOf(standIn);
        const { code } = found.reason;
        return {
          ...instead,
          flags: [...instead.flags, 'fallback-scorer'],
          by: { ...identity, options: { ...options, insteadOf: scorer.name, because: code } },
        };
      };
    },
  };
}
