import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Place } from '../../domain/problems/problem.ts';
import type { ParsedDocument } from './document.ts';
import type { Places } from './places.ts';
import { stepsOf } from './pointer.ts';
import type { SourceMap } from './source-places.ts';

/** The node at a pointer; null where there is none. */
export function nodeAt(document: ParsedDocument, pointer: string): Node | null {
  const { node, depth } = find(document, pointer);
  return depth === stepsOf(pointer).length ? (node as Node | null) : null;
}

/** Where each question begins and ends, as offsets. */
export function questionRanges(
  document: ParsedDocument,
): readonly (readonly [start: number, end: number])[] {
  const list = nodeAt(document, '/questions');
  if (!isSeq(list)) return [];
  return list.items.map((item) => {
    const [start, , end] = (item as Node | null)?.range ?? [0, 0, 0];
    return [start, end];
  });
}

export function sourceMapOf(document: ParsedDocument, places: Places): SourceMap {
  const placeOf = (node: unknown): Place => {
    const range = (node as Node | null)?.range;
    return range === null || range === undefined
      ? places.between(0, 0)
      : places.between(range[0], Math.max(range[0] + 1, range[1]));
  };
  return {
    value: (pointer) => placeOf(find(document, pointer).node),
    key: (pointer) => {
      const { pair, node } = find(document, pointer);
      return placeOf(pair === null ? node : pair.key);
    },
  };
}

interface Found {
  readonly node: unknown;
  readonly pair: Pair | null;
  /** Steps that could be followed. */
  readonly depth: number;
}

function find(document: ParsedDocument, pointer: string): Found {
  let found: Found = { node: document.contents, pair: null, depth: 0 };
  for (const step of stepsOf(pointer)) {
    const next = child(found.node, step);
    if (next === null) return found;
    found = { ...next, depth: found.depth + 1 };
  }
  return found;
}

function child(node: unknown, step: string): Omit<Found, 'depth'> | null {
  if (isMap(node)) {
    const pair = pairsOf(node).get(step);
    if (pair === undefined) return null;
    return { node: pair.value ?? pair.key, pair };
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? null : { node: item, pair: null };
  }
  return null;
}

/** Looked up once for each problem, so that a file with thousands of them costs no squares. */
const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  let pairs = pairsByMap.get(map);
  if (pairs === undefined) {
    // The first of several keys with one name counts.
    pairs = new Map(map.items.map((pair): [string, Pair] => [keyOf(pair), pair]).reverse());
    pairsByMap.set(map, pairs);
  }
  return pairs;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}
