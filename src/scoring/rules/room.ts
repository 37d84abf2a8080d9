type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** The same numbers where they have room for so many, else a copy of them with twice the room asked for. */
export function withRoom<Some extends Numbers>(numbers: Some, length: number): Some {
  if (length <= numbers.length) return numbers;
  const more = new (numbers.constructor as new (length: number) => Some)(2 * length);
  more.set(numbers);
  return more;
}
