import { isScalar, isSeq, type Scalar, type YAMLSeq } from 'yaml';
import { samePhrase, straightQuotes } from '../../../domain/phrases.ts';
import type { ParsedDocument } from '../document.ts';
import { nodeAt } from '../source-map.ts';
import type { Edit } from './edit.ts';

/** Straight quotation marks for curly ones in phrases. */
export function straightenQuotes(source: string, document: ParsedDocument): Edit[] {
  return phraseLists(document).flatMap((list) =>
    scalarsOf(list).flatMap((scalar) => {
      const straight = straightQuotes(scalar.value);
      const [start, end] = scalar.range;
      return straight === scalar.value
        ? []
        : [{ start, end, text: written(straight, scalar, source.slice(start, end)) }];
    }),
  );
}

/** As it was written where that is plain and stays so; in double quotation marks otherwise. */
function written(value: string, { type }: Scalar, before: string): string {
  const plain = type === 'PLAIN' && /^[\p{L}\p{N}]/u.test(value) && !/[:#,[\]{}]/.test(before);
  return plain ? straightQuotes(before) : JSON.stringify(value);
}

/** Takes out phrases that stand earlier in their list; one with a comment of its own stays. */
export function dropDuplicates(source: string, document: ParsedDocument): Edit[] {
  return phraseLists(document).flatMap((list) => {
    const seen = new Set<string>();
    const scalars = scalarsOf(list);
    return scalars.flatMap((scalar, index) => {
      const key = samePhrase(scalar.value);
      const before = scalars[index - 1];
      if (!seen.has(key) || before === undefined) {
        seen.add(key);
        return [];
      }
      const span =
        list.flow === true ? flowSpan(scalar, before, source) : blockSpan(scalar, source);
      return span === null ? [] : [{ ...span, text: '' }];
    });
  });
}

type Phrase = Scalar<string> & { readonly range: [number, number, number] };
type Span = Omit<Edit, 'text'>;

/** From the end of the entry before: the comma goes too. */
function flowSpan({ range: [start, end] }: Phrase, before: Phrase, source: string): Span | null {
  const from = before.range[1];
  return /^\s*,\s*$/.test(source.slice(from, start)) ? { start: from, end } : null;
}

/** The whole line of the entry. */
function blockSpan({ range: [start, end] }: Phrase, source: string): Span | null {
  const lineStart = source.lastIndexOf('\n', start) + 1;
  const lineEnd = source.indexOf('\n', end);
  if (!/^ *- +$/.test(source.slice(lineStart, start)) || lineEnd === -1) return null;
  return source.slice(end, lineEnd).trim() === '' ? { start: lineStart, end: lineEnd + 1 } : null;
}

function scalarsOf({ items }: YAMLSeq): Phrase[] {
  return items.filter((item): item is Phrase => isScalar(item) && typeof item.value === 'string');
}

function phraseLists(document: ParsedDocument): YAMLSeq[] {
  const lists = entriesAt(document, '/questions').flatMap((question) =>
    ['keyPoints', 'redFlags'].flatMap((kind) =>
      entriesAt(document, `${question}/rubric/${kind}`).map((entry) => `${entry}/anyOf`),
    ),
  );
  return lists.map((path) => nodeAt(document, path)).filter((node) => isSeq(node));
}

/** Pointers to the entries of a list. */
export function entriesAt(document: ParsedDocument, path: string): string[] {
  const list = nodeAt(document, path);
  return isSeq(list) ? list.items.map((_, index) => `${path}/${index}`) : [];
}
