import { bail } from './bail.ts';
import { skipSpaces } from './line.ts';

export interface BlockScalar {
  readonly value: string;
  /** The line to read next. */
  readonly next: number;
  /** The line behind its last text: blank lines may follow. */
  readonly end: number;
}

/** Reads the lines of a `>-`, `>`, `|-` or `|` text; `margin` is the column of what it belongs to. */
export function blockScalar(
  lines: readonly string[],
  first: number,
  header: string,
  margin: number,
): BlockScalar {
  const folds = header === '>-' || header === '>';
  if (!folds && header !== '|-' && header !== '|') bail();
  const indentation = skipSpaces(lines[first] ?? '', 0);
  if (indentation <= margin || indentation === (lines[first] ?? '').length) bail();
  const next = endOf(lines, first, indentation, margin);
  let last = next;
  while ((lines[last - 1] ?? '').length <= indentation) last -= 1;
  const texts = lines.slice(first, last).map((line) => textOf(line, indentation, folds));
  const value = folds ? folded(texts) : texts.join('\n');
  if (header.endsWith('-')) return { value, next, end: last };
  // Whether the last line of the file ends matters here, and is not worth knowing.
  return next >= lines.length ? bail() : { value: `${value}\n`, next, end: last };
}

/** The first line that is neither blank nor indented as much. */
function endOf(
  lines: readonly string[],
  first: number,
  indentation: number,
  margin: number,
): number {
  let at = first;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const own = skipSpaces(line, 0);
    if (own === line.length) {
      if (own > indentation) bail();
    } else if (own < indentation) {
      return own > margin ? bail() : at;
    }
  }
  return at;
}

function textOf(line: string, indentation: number, folds: boolean): string {
  const text = line.slice(indentation);
  // Lines that are indented further or end with spaces are folded by rules of their own.
  if (text.endsWith(' ') || (folds && text.startsWith(' '))) bail();
  return text;
}

/** Lines joined by spaces; each blank line between two is a line end. */
function folded(texts: readonly string[]): string {
  let value = texts[0] ?? '';
  let blank = 0;
  for (let at = 1; at < texts.length; at++) {
    const text = texts[at] ?? '';
    if (text === '') blank += 1;
    else {
      value += (blank === 0 ? ' ' : '\n'.repeat(blank)) + text;
      blank = 0;
    }
  }
  return value;
}
