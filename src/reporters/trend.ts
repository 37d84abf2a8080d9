import { type Printable, print } from '../domain/printable.ts';
import type { Trend } from '../domain/statistics.ts';
import type { Layout } from './layout.ts';

const steps = '▁▂▃▄▅▆▇█';

/** Scores 0–100 as a row of bars. */
export function sparkline(values: readonly number[]): string {
  return values
    .map((value) => steps[Math.min(steps.length - 1, Math.floor((value / 101) * steps.length))])
    .join('');
}

/** The course of scores: bars and the change, or the change in words. */
export function trendText({ means, change }: Trend, layout: Layout, numbers: boolean): Printable {
  if (layout.accessible) return print`${changeWords(change, numbers)}`;
  const sign = change === null || !numbers ? '' : ` ${change > 0 ? '+' : ''}${change}`;
  return print`${sparkline(means)}${sign}`;
}

/** A change below this is not told as one. */
const noticeable = 3;

export function changeWords(change: number | null, numbers: boolean): string {
  if (change === null) return 'too few answers for a trend';
  if (Math.abs(change) < noticeable) return 'steady';
  const amount = numbers ? ` by ${Math.abs(change)}` : '';
  return `${change > 0 ? 'rising' : 'falling'}${amount}`;
}
