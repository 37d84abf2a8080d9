import { Printable, print } from '../../domain/printable.ts';
import type { Block, Table } from './blocks.ts';
import { longestCell, shortened } from './shortened.ts';

/** A report in Markdown (with the tables of GitHub's). */
export function documentMarkdown(blocks: readonly Block[]): Printable {
  return print`${Printable.join(blocks.map(blockMarkdown), '\n\n')}\n`;
}

function blockMarkdown(block: Block): Printable {
  switch (block.kind) {
    case 'title':
      return print`# ${inert(block.text)}`;
    case 'heading':
      return print`## ${inert(block.text)}`;
    case 'paragraph':
      return inert(block.text);
    case 'facts':
      return list(block.facts.map(([label, value]) => print`${inert(label)}: ${inert(value)}`));
    case 'bars':
      return table({
        kind: 'table',
        columns: [{ title: 'Score' }, { title: 'Answers', numeric: true }],
        rows: block.bars.map(({ label, count }) => [label, String(count)]),
      });
    case 'table':
      return table(block);
  }
}

function list(items: readonly Printable[]): Printable {
  return Printable.join(
    items.map((item) => print`- ${item}`),
    '\n',
  );
}

function table({ columns, rows }: Table): Printable {
  const rules = columns.map(({ numeric }) => (numeric === true ? '---:' : '---'));
  return Printable.join(
    [
      record(columns.map(({ title }) => inert(title))),
      record(rules.map((rule) => print`${rule}`)),
      ...rows.map((row) => record(row.map((cell) => inert(shortened(cell, longestCell))))),
    ],
    '\n',
  );
}

function record(cells: readonly Printable[]): Printable {
  return print`| ${Printable.join(cells, ' | ')} |`;
}

/** What means something in Markdown or HTML is escaped, so that no answer or name can bring in markup. */
function inert(text: string): Printable {
  return print`${text.replaceAll(/\s+/g, ' ')}`.reshape((plain) =>
    plain
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll(/[\\`*_[\]|#~>!]/g, '\\$&')
      .replaceAll(/(https?):/gi, '$1&#58;'),
  );
}
