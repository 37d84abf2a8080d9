import { UsageError } from '../domain/errors.ts';
import { dayMs } from '../domain/time.ts';

/** Midnight, local time, of a day given as 2026-05-31. */
export function dayStart(text: string, flag: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  if (day === undefined || date.getDate() !== Number(day)) {
    throw new UsageError(`${flag} takes a day such as 2026-05-31, not "${text}".`);
  }
  return date.getTime();
}

/** The number of the local day that a time falls on; consecutive days have consecutive numbers. */
export function localDay(time: number): number {
  const date = new Date(time);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs);
}
