import stringWidth from 'fast-string-width';
import { Printable, print } from '../../domain/printable.ts';
import type { Place } from '../../domain/problems/problem.ts';
import { type Layout, lines, paintFor } from '../layout.ts';

const contextLines = 1;
/** Characters shown before the place in a line too long for the layout. */
const leadIn = 20;

/** The line of a place in a text, given as its lines, with its neighbours, and a caret under what is meant. */
export function codeFrame(all: readonly string[], place: Place, layout: Layout): Printable {
  const { quiet, bad } = paintFor(layout);
  const first = Math.max(1, place.line - contextLines);
  const last = Math.min(all.length, place.line + contextLines);
  const gutter = String(last).length;
  const room = Math.max(10, layout.width - gutter - 5);
  const cut = Math.max(0, place.column - 1 - (room - leadIn));
  const rows: Printable[] = [];
  for (let line = first; line <= last; line++) {
    const text = (all[line - 1] ?? '').replace(/\r$/, '');
    const marked = line === place.line;
    const head = `${marked ? '>' : ' '} ${String(line).padStart(gutter)} | `;
    rows.push(print`${quiet(head)}${clipped(text, cut, room)}`.reshape((row) => row.trimEnd()));
    if (marked)
      rows.push(print`${quiet(`  ${' '.repeat(gutter)} | `)}${bad(caret(text, place, cut, room))}`);
  }
  return lines(...rows);
}

/** The part of a line that is shown, no wider than the room. */
function clipped(text: string, cut: number, room: number): Printable {
  const visible = Printable.visible(text.slice(cut, cut + room));
  return visible.reshape((shown) => {
    if (stringWidth(shown) <= room) return shown;
    let kept = 0;
    let over = shown.length;
    while (over - kept > 1) {
      const middle = Math.floor((kept + over) / 2);
      if (stringWidth(shown.slice(0, middle)) <= room) kept = middle;
      else over = middle;
    }
    return shown.slice(0, kept);
  });
}

/** Carets as wide as what is marked, under it, whatever the width of the characters. */
function caret(text: string, place: Place, cut: number, room: number): string {
  const start = place.column - 1;
  const end = place.endLine === place.line ? place.endColumn - 1 : text.length;
  const widthOf = (from: number, to: number) =>
    stringWidth(Printable.visible(text.slice(from, to)).text);
  const before = widthOf(cut, start);
  const marked = Math.max(1, widthOf(start, Math.min(end, cut + room)));
  return ' '.repeat(before) + '^'.repeat(Math.min(marked, Math.max(1, room - before)));
}
