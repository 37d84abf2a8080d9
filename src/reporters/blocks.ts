import { type Piece, Printable, print } from '../domain/printable.ts';
import { hanging, type Layout, lines, paintFor, wrap } from './layout.ts';

/** Text wrapped for reading: never wider than this, however wide the terminal is. */
const widestText = 100;

export function readingWidth({ width }: Layout): number {
  return Math.min(width, widestText);
}

/** A paragraph. */
export function paragraph(piece: Piece, layout: Layout): Printable {
  return wrap(print`${piece}`, readingWidth(layout));
}

/** A heading over a text, with an empty line before it where it follows something. */
export function section(title: string, body: Printable, layout: Layout): Printable {
  return lines(paintFor(layout).heading(title), body);
}

/** A list with a mark before every entry. */
export function bullets(pieces: readonly Piece[], layout: Layout): Printable {
  const head = print`  ${layout.accessible ? '-' : '•'} `;
  return lines(...pieces.map((piece) => hanging(head, piece, readingWidth(layout))));
}

/** Sections under each other with an empty line between; what is empty is left out. */
export function stacked(...parts: readonly (Printable | null)[]): Printable {
  const shown = parts.filter((part) => part !== null && part.text !== '');
  return Printable.join(shown as Printable[], '\n\n');
}
