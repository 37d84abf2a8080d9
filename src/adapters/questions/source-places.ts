import type { Locate } from '../../domain/ports.ts';
import type { Place } from '../../domain/problems/problem.ts';

/** Where the values and keys of a document stand, by JSON pointer. */
export interface SourceMap {
  /** The value; where it does not exist, the nearest value around it. */
  value(pointer: string): Place;
  /** The key of the entry; the value where it has none (list items). */
  key(pointer: string): Place;
}

export function locateIn(map: SourceMap): Locate {
  return (pointer, part = 'value') => map[part](pointer);
}
