import stringWidth from 'fast-string-width';
import { Printable } from '../../domain/printable.ts';
import type { Draft } from './draft.ts';

/** The part of a draft that is on the screen. */
export interface Viewport {
  /** Rows no wider than asked, with nothing unprintable in them. */
  readonly rows: readonly string[];
  /** The row of the cursor, and the text of that row before it. */
  readonly cursorRow: number;
  readonly beforeCursor: string;
}

interface Row {
  readonly text: string;
  /** Offsets of the row in its line. */
  readonly start: number;
  readonly end: number;
}

/** The rows around the cursor: at most `height` of them, each at most `width` columns. */
export function viewportOf(draft: Draft, width: number, height: number): Viewport {
  const own = rowsAround(draft.lines[draft.line] ?? '', draft.column, width);
  const at = own.findLastIndex(({ start }) => start <= draft.column);
  const rows = [...own];
  let cursorRow = Math.max(0, at);
  for (let line = draft.line - 1; line >= 0 && cursorRow < height; line--) {
    const above = rowsOf((draft.lines[line] ?? '').slice(-longestShown), width);
    rows.unshift(...above);
    cursorRow += above.length;
  }
  for (
    let line = draft.line + 1;
    line < draft.lines.length && rows.length - cursorRow < height;
    line++
  ) {
    rows.push(...rowsOf((draft.lines[line] ?? '').slice(0, longestShown), width));
  }
  const first = Math.max(0, Math.min(cursorRow - Math.floor(height / 2), rows.length - height));
  const row = rows[cursorRow] ?? { text: '', start: 0, end: 0 };
  return {
    rows: rows.slice(first, first + height).map(({ text }) => text),
    cursorRow: cursorRow - first,
    beforeCursor: shown((draft.lines[draft.line] ?? '').slice(row.start, draft.column)),
  };
}

/** More of one line than fits any screen is not broken into rows. */
const longestShown = 40_000;

/** The rows of a line, or of the part of a very long one that the cursor is in. */
function rowsAround(line: string, column: number, width: number): Row[] {
  if (line.length <= longestShown) return rowsOf(line, width);
  const half = longestShown / 2;
  const from = Math.max(0, Math.floor(column / half) * half - half);
  return rowsOf(line.slice(from, from + longestShown + half), width).map(({ text, start, end }) => {
    return { text, start: start + from, end: end + from };
  });
}

/** Breaks a line into rows, at spaces where there are some. */
function rowsOf(line: string, width: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  while (start < line.length) {
    const end = rowEnd(line, start, width);
    rows.push({ text: shown(line.slice(start, end)), start, end });
    start = end;
  }
  const last = rows.at(-1);
  const full = last !== undefined && stringWidth(last.text) >= width;
  if (last === undefined || full) rows.push({ text: '', start: line.length, end: line.length });
  return rows;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function rowEnd(line: string, start: number, width: number): number {
  let columns = 0;
  let end = start;
  let space = -1;
  for (const { segment } of segmenter.segment(line.slice(start, start + width * 4))) {
    columns += stringWidth(shown(segment));
    if (columns > width && end > start) return space > start ? space : end;
    end += segment.length;
    if (segment === ' ') space = end;
  }
  return end;
}

function shown(text: string): string {
  return Printable.visible(text).text;
}
