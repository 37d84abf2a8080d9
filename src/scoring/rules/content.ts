import type { Measured } from './measure.ts';

/** Coverage and substance from which on more earn nothing. */
const full = { coverage: 0.75, substance: 0.9 } as const;
/** How much the answer as a whole counts beside the key points. */
const wholeShare = 0.5;

/** 0–100 from the key points by weight and the substance of the whole; agreement with the references alone where there are no key points. */
export function contentScore({ keyPoints, substance, agreement, fullLikeness }: Measured): number {
  if (agreement !== null) return Math.round(100 * Math.min(1, agreement / fullLikeness));
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  const earned = keyPoints.reduce((sum, { weight, coverage }) => {
    return sum + weight * Math.min(1, coverage / full.coverage);
  }, 0);
  const whole = Math.min(1, substance / full.substance);
  return Math.round(100 * ((1 - wholeShare) * (earned / total) + wholeShare * whole));
}
