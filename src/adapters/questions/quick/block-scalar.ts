import { bail } from './bail.ts';
import { isLineEnd, lineEndAfter, skipSpaces } from './line.ts';

export interface BlockScalar {
  readonly value: string;
  /** Where the line to read next begins. */
  readonly next: number;
  /** The lines before that. */
  readonly lines: number;
  /** Those up to its last text: blank lines may follow. */
  readonly texts: number;
}

/** Reads a `>-`, `>`, `|-` or `|` text whose lines begin at an offset; `margin` is the column of what it belongs to. */
export function blockScalar(
  source: string,
  first: number,
  header: string,
  margin: number,
): BlockScalar {
  const folds = header === '>-' || header === '>';
  if (!folds && header !== '|-' && header !== '|') bail();
  const from = skipSpaces(source, first);
  const indentation = from - first;
  if (indentation <= margin || isLineEnd(source, from)) bail();
  const { next, lines, texts, end } = extent(source, first, indentation, margin, folds);
  const parts = source.slice(from, end).split(`\n${' '.repeat(indentation)}`);
  // Lines are joined by spaces; each blank line between two is a line end.
  const value = folds ? parts.join(' ').replaceAll('\n ', '\n') : parts.join('\n');
  if (header.endsWith('-')) return { value, next, lines, texts };
  // Whether the last line of the file ends matters here, and is not worth knowing.
  return next >= source.length ? bail() : { value: `${value}\n`, next, lines, texts };
}

/** How far the lines go that are blank or indented as much; `end` is behind the last text. */
function extent(
  source: string,
  first: number,
  indentation: number,
  margin: number,
  folds: boolean,
) {
  let [next, lines, texts, end] = [first, 0, 0, first];
  while (next < source.length) {
    const own = skipSpaces(source, next) - next;
    const isBlank = isLineEnd(source, next + own);
    if (!isBlank && own <= margin) break;
    const isKnown = isBlank || own === indentation || (own > indentation && !folds);
    const lineEnd = lineEndAfter(source, next);
    // Lines that are indented further or end with spaces, blank ones too, follow rules of their own.
    if (!isKnown || source[lineEnd - 1] === ' ') bail();
    lines += 1;
    if (!isBlank) [end, texts] = [lineEnd, lines];
    next = lineEnd + 1;
  }
  return { next, lines, texts, end };
}
