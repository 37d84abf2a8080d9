/** The look of the page: light and dark, on paper without what only screens need. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6573; --line: #d8dee6; --paper: #ffffff;
  --panel: #f5f7fa; --accent: #1f5fbf; --good: #1e7d45; --middling: #a86400; --bad: #b3261e; --mark: #fff0b3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a3adba; --line: #39424e;
  --paper: #14181e; --panel: #1d232b; --accent: #7db2ff; --good: #6fd396; --middling: #f0b45b;
  --bad: #ff8a80; --mark: #5c4a00; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.3rem; }
h3 { margin: 0 0 .25rem; font-size: 1.1rem; } h4 { margin: 0 0 .35rem; font-size: .95rem; color: var(--soft); }
p { margin: .4rem 0; } .soft { color: var(--soft); } .note { color: var(--middling); }
article { border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.25rem; margin: 1rem 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem; margin-top: .9rem; }
.pair > div { background: var(--panel); border-radius: 6px; padding: .8rem .95rem; min-width: 0; }
@media (max-width: 45rem) { .pair { grid-template-columns: 1fr; } }
.score { font-size: 1.25rem; font-weight: 650; } .good { color: var(--good); }
.middling { color: var(--middling); } .bad { color: var(--bad); }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 .1em; }
ul, ol { margin: .3rem 0; padding-left: 1.2rem; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; } .scroll { overflow-x: auto; margin: 1.25rem 0; }
svg { display: block; max-width: 100%; height: auto; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
.grid { stroke: var(--line); } .curve { fill: none; stroke: var(--accent); stroke-width: 2; }
.dot { fill: var(--accent); } .track { fill: var(--line); } .bar { fill: var(--accent); }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --panel: #fff;
  --accent: #1f5fbf; --good: #1e7d45; --middling: #8a5200; --bad: #b3261e; --mark: #fff0b3; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  article { border-width: 0 0 1px; border-radius: 0; padding: .6rem 0; }
  h2, h3, h4 { break-after: avoid; } .head, .points, figure, tr { break-inside: avoid; }
  .pair > div { border: 1px solid var(--line); } mark { print-color-adjust: exact; } }
figure { margin: 1rem 0; }
`;
