import { Printable, print } from '../../domain/printable.ts';
import { htmlText } from '../html-text.ts';
import type { Bar, Block, Table } from './blocks.ts';
import { longestCell, shortened } from './shortened.ts';

/** A report as one HTML page: no script, nothing loaded, light and dark, fit to print. */
export function documentHtml(title: string, blocks: readonly Block[]): Printable {
  const body = Printable.join(blocks.map(blockHtml), '\n');
  return print`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --line: #8884; --bar: #3b78c4; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; }
h2 { margin-top: 2.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { white-space: nowrap; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; }
dt { font-weight: 600; }
dd { margin: 0; }
svg { display: block; max-width: 100%; }
svg text { font: .8rem system-ui, sans-serif; fill: currentColor; }
svg rect { fill: var(--bar); }
p { max-width: 48rem; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
`;

function blockHtml(block: Block): Printable {
  switch (block.kind) {
    case 'title':
      return print`<h1>${htmlText(block.text)}</h1>`;
    case 'heading':
      return print`<h2>${htmlText(block.text)}</h2>`;
    case 'paragraph':
      return print`<p>${htmlText(block.text)}</p>`;
    case 'facts': {
      const facts = block.facts.map(
        ([label, value]) => print`<dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd>`,
      );
      return print`<dl>\n${Printable.join(facts, '\n')}\n</dl>`;
    }
    case 'bars':
      return bars(block.bars);
    case 'table':
      return table(block);
  }
}

const barHeight = 22;
const widestBar = 420;

function bars(all: readonly Bar[]): Printable {
  const most = Math.max(1, ...all.map(({ count }) => count));
  const rows = all.map(({ label, count }, index) => {
    const top = index * barHeight;
    const width = Math.round((count / most) * widestBar);
    return print`<text x="56" y="${top + 15}" text-anchor="end">${htmlText(label)}</text><rect x="64" y="${top + 3}" width="${width}" height="${barHeight - 6}"/><text x="${70 + width}" y="${top + 15}">${count}</text>`;
  });
  const height = all.length * barHeight;
  const said = all.map(({ label, count }) => `${label}: ${count}`).join(', ');
  return print`<svg viewBox="0 0 560 ${height}" width="560" height="${height}" role="img" aria-label="${htmlText(said)}">\n${Printable.join(rows, '\n')}\n</svg>`;
}

function table({ columns, rows }: Table): Printable {
  const kind = (at: number) => (columns[at]?.numeric === true ? ' class="n"' : '');
  const shown = (text: string) => htmlText(shortened(text, longestCell));
  const heads = columns.map(
    ({ title }, at) => print`<th scope="col"${kind(at)}>${shown(title)}</th>`,
  );
  const record = (cells: readonly string[]) =>
    print`<tr>${Printable.join(cells.map((text, at) => print`<td${kind(at)}>${shown(text)}</td>`))}</tr>`;
  const body = Printable.join(
    rows.map((row) => record(row)),
    '\n',
  );
  return print`<div class="scroll"><table>\n<thead><tr>${Printable.join(heads)}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}
