import stringWidth from 'fast-string-width';
import { Printable, print } from '../../domain/printable.ts';
import { hanging, type Layout, paintFor, wrap } from '../layout.ts';
import type { Bar, Block, Table } from './blocks.ts';
import { longestCell, shortened } from './shortened.ts';

/** A report as plain text. */
export function documentText(blocks: readonly Block[], layout: Layout): Printable {
  return Printable.join(
    blocks.map((block) => blockText(block, layout)),
    '\n',
  );
}

function blockText(block: Block, layout: Layout): Printable {
  const { heading, strong } = paintFor(layout);
  switch (block.kind) {
    case 'title':
      return strong(block.text);
    case 'heading':
      return print`\n${heading(block.text)}`;
    case 'paragraph':
      return wrap(print`${block.text}`, layout.width);
    case 'facts': {
      const widest = Math.max(...block.facts.map(([label]) => label.length));
      return Printable.join(
        block.facts.map(([label, value]) => print`${`${label}:`.padEnd(widest + 2)}${value}`),
        '\n',
      );
    }
    case 'bars':
      return bars(block.bars, layout);
    case 'table':
      return table(block, layout);
  }
}

const longestBar = 40;

function bars(all: readonly Bar[], layout: Layout): Printable {
  const most = Math.max(1, ...all.map(({ count }) => count));
  const room = Math.min(longestBar, layout.width - 20);
  const glyph = layout.accessible ? '' : '█';
  const rows = all.map(({ label, count }) => {
    const bar = glyph.repeat(Math.round((count / most) * room));
    return print`  ${label.padStart(6)}  ${String(count).padStart(6)}  ${bar}`.reshape((text) =>
      text.trimEnd(),
    );
  });
  return Printable.join(rows, '\n');
}

/** Columns as wide as what stands in them; the last one is wrapped in the room that is left. */
function table({ columns, rows }: Table, layout: Layout): Printable {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    row.map((cell, at) => {
      const longest = at === row.length - 1 ? longestCell : longestName;
      return print`${shortened(cell, longest).replaceAll('\n', ' ')}`.text;
    }),
  );
  const widths = columns.map((_, at) =>
    Math.max(...cells.map((row) => stringWidth(row[at] ?? ''))),
  );
  const lines = cells.map((row) => {
    const padded = row.slice(0, -1).map((cell, at) => {
      const space = ' '.repeat((widths[at] ?? 0) - stringWidth(cell));
      return columns[at]?.numeric === true ? `${space}${cell}` : `${cell}${space}`;
    });
    const head = print`  ${padded.join('  ')}  `;
    return hanging(
      head,
      row.at(-1) ?? '',
      Math.max(layout.width, stringWidth(head.text) + narrowest),
    );
  });
  return Printable.join(lines, '\n');
}

/** What stands before the last column must leave it room. */
const longestName = 50;

/** A last column narrower than this would be a word a line. */
const narrowest = 30;
