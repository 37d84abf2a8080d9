/** The longest wait that is taken at its word; what is longer is a mistake or no wait at all. */
const longestMs = 7 * 24 * 60 * 60 * 1000;

/**
 * How long a server asks to be left alone, from `retry-after-ms` or `retry-after` (seconds or a
 * date); null where it does not say, or says something that is no time to come.
 */
export function retryAfterMs(header: (name: string) => string | null, now: number): number | null {
  const precise = numberIn(header('retry-after-ms'));
  if (precise !== null) return plausible(precise);
  const text = header('retry-after')?.trim() ?? '';
  const seconds = numberIn(text);
  if (seconds !== null) return plausible(1000 * seconds);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : plausible(date - now);
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

function plausible(ms: number): number | null {
  return ms > 0 ? Math.ceil(Math.min(ms, longestMs)) : null;
}
