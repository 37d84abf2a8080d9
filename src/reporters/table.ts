import stringWidth from 'fast-string-width';
import { type Piece, Printable, print } from '../domain/printable.ts';
import { type Layout, lines, paintFor } from './layout.ts';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns of a higher rank are left out first where the table is too wide. */
  readonly rank: number;
  readonly cells: readonly Piece[];
}

const gap = '  ';

/** Columns under their titles; what does not fit the width is left out, the least important first. */
export function table(columns: readonly Column[], layout: Layout): Printable {
  const measured = columns.map((column) => ({ ...column, width: widthOf(column) }));
  const shown = fitting(measured, layout.width - gap.length);
  const { quiet } = paintFor(layout);
  const rows = columns[0]?.cells.length ?? 0;
  return lines(
    row(shown.map((column) => padded(quiet(column.title), column))),
    ...Array.from({ length: rows }, (_, index) =>
      row(shown.map((column) => padded(print`${column.cells[index] ?? ''}`, column))),
    ),
  );
}

type Measured = Column & { readonly width: number };

function widthOf({ title, cells }: Column): number {
  return cells.reduce<number>(
    (widest, cell) => Math.max(widest, stringWidth(print`${cell}`.text)),
    stringWidth(title),
  );
}

function fitting(columns: readonly Measured[], room: number): readonly Measured[] {
  const total = columns.reduce((sum, { width }) => sum + width + gap.length, -gap.length);
  const last = columns.reduce((most, { rank }) => Math.max(most, rank), 0);
  if (total <= room || last === 0) return columns;
  return fitting(
    columns.filter(({ rank }) => rank < last),
    room,
  );
}

function padded(cell: Printable, { width, align }: Measured): Printable {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell.text)));
  return align === 'left' ? print`${cell}${space}` : print`${space}${cell}`;
}

function row(cells: readonly Printable[]): Printable {
  return print`${gap}${Printable.join(cells, gap)}`.reshape((text) => text.trimEnd());
}
