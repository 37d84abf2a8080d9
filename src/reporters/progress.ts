import { type Printable, print } from '../domain/printable.ts';

/** How far a run is. */
export interface ProgressFigures {
  readonly rows: number;
  readonly unscored: number;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
}

/** The progress of a run on one line: rows, rate, time left, failures. */
export function progressText({
  rows,
  unscored,
  perSecond,
  secondsLeft,
}: ProgressFigures): Printable {
  const rate = `${grouped(Math.round(perSecond))} a second`;
  const left = secondsLeft === null ? [] : [`${duration(secondsLeft)} left`];
  return print`${[`${grouped(rows)} rows`, rate, ...left, `${grouped(unscored)} unscored`].join(', ')}`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const parts = hours > 0 ? [hours, padded(minutes)] : [minutes];
  return [...parts, padded(whole % 60)].join(':');
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
