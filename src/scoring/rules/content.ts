import type { Reading } from '../../domain/reading.ts';
import type { Found, Sought } from './findings.ts';

/** The share of the key points from which on more earn nothing: nobody says everything. */
const full = 0.85;

/** 0–100: the key points by weight and confidence; where there are none, how far this answers the question. */
export function contentOf(
  { points }: Sought,
  { keyPoints, shown }: Found,
  { topic }: Reading,
): number {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  if (points === 0 || total === 0) {
    const told = shown.filter(({ point }) => point > 0.3).length / Math.max(4, shown.length);
    return Math.round(100 * topic * Math.min(1, 0.4 + told));
  }
  const earned = keyPoints.reduce((sum, { weight, coverage }) => sum + weight * coverage, 0);
  return Math.round(100 * Math.min(1, earned / total / full));
}
