/** Adds a number to those seen, if it is none of them. */
export function addNew(number: number, seen: number[]): boolean {
  const isNew = !seen.includes(number);
  if (isNew) seen.push(number);
  return isNew;
}

/** Whether there are so many different numbers from `first` to `end`. */
export function hasDifferent(
  codes: Int32Array,
  first: number,
  end: number,
  wanted: number,
): boolean {
  const seen: number[] = [];
  for (let at = first; at < end && seen.length < wanted; at++) addNew(codes[at] ?? 0, seen);
  return seen.length >= wanted;
}
