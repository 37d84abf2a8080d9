import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { keyOrders } from '../../../domain/key-orders.ts';
import type { ParsedDocument } from '../document.ts';
import { nodeAt } from '../source-map.ts';
import type { Edit } from './edit.ts';
import { entriesAt } from './phrases.ts';

/**
 * Keys in their usual order, each with the comments above it. Groups lie inside each other and edits
 * must not overlap, so one call sorts the innermost groups that need it.
 */
export function sortKeys(source: string, document: ParsedDocument): Edit[] {
  const questions = entriesAt(document, '/questions');
  const depths = [
    questions.map((path) => ({ path: `${path}/rubric`, order: keyOrders.rubric })),
    questions.map((path) => ({ path, order: keyOrders.question })),
    [{ path: '', order: keyOrders.file }],
  ];
  for (const groups of depths) {
    const edits = groups.flatMap(({ path, order }) => {
      const map = nodeAt(document, path);
      return (isMap(map) ? sorted(source, map, order) : null) ?? [];
    });
    if (edits.length > 0) return edits;
  }
  return [];
}

interface Entry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function sorted(source: string, map: YAMLMap, order: readonly string[]): Edit | null {
  const entries = map.items.map((pair) => entryOf(pair));
  const rank = ({ key }: Entry) => (order.includes(key) ? order.indexOf(key) : order.length);
  const wanted = [...entries].sort((a, b) => rank(a) - rank(b));
  if (wanted.every((entry, index) => entry === entries[index])) return null;
  return map.flow === true ? inFlow(source, entries, wanted) : inBlock(source, entries, wanted);
}

function entryOf({ key, value }: Pair): Entry {
  const [start, keyEnd] = (key as Node).range ?? [0, 0];
  const end = (value as Node | null)?.range?.[1] ?? keyEnd;
  return { key: isScalar(key) ? String(key.value) : '', start, end };
}

/** Entries change places; what stands between them stays. */
function inFlow(source: string, entries: readonly Entry[], wanted: readonly Entry[]): Edit | null {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return null;
  const between = entries.map(({ end }, index) =>
    source.slice(end, entries[index + 1]?.start ?? end),
  );
  if (between.slice(0, -1).some((text) => !/^\s*,\s*$/.test(text))) return null;
  const text = wanted
    .map(({ start, end }, index) => source.slice(start, end) + (between[index] ?? ''))
    .join('');
  return { start: first.start, end: last.end, text };
}

/** Whole lines change places, with the comments above them. */
function inBlock(source: string, entries: readonly Entry[], wanted: readonly Entry[]): Edit | null {
  const [first] = entries;
  if (first === undefined) return null;
  const lineStart = source.lastIndexOf('\n', first.start) + 1;
  const margin = source.slice(lineStart, first.start);
  if (!/^[ -]*$/.test(margin)) return null;
  const indentation = ' '.repeat(margin.length);
  const starts = entries.map((entry, index) =>
    index === 0 ? first.start : leadOf(source, entry, entries[index - 1]?.end ?? 0),
  );
  const end = lineEndAfter(source, entries.at(-1)?.end ?? first.end);
  const chunkOf = (entry: Entry) => {
    const index = entries.indexOf(entry);
    const chunk = source.slice(starts[index], starts[index + 1] ?? end);
    const whole = index === 0 ? indentation + chunk : chunk;
    return whole.endsWith('\n') ? whole : `${whole}\n`;
  };
  const text = wanted.map(chunkOf).join('');
  const lead = /^(?: *(?:#.*)?\r?\n)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  return rest.startsWith(indentation)
    ? { start: lineStart, end, text: lead + margin + rest.slice(indentation.length) }
    : null;
}

/** Where the comments and blank lines above an entry begin, behind the entry before. */
function leadOf(source: string, { start }: Entry, endBefore: number): number {
  let lead = source.lastIndexOf('\n', start) + 1;
  while (lead > endBefore) {
    const above = source.lastIndexOf('\n', lead - 2) + 1;
    if (above < endBefore || !/^\s*(#.*)?$/.test(source.slice(above, lead - 1))) break;
    lead = above;
  }
  return lead;
}

function lineEndAfter(source: string, offset: number): number {
  if (source[offset - 1] === '\n') return offset;
  const lineEnd = source.indexOf('\n', offset);
  return lineEnd === -1 ? source.length : lineEnd + 1;
}
